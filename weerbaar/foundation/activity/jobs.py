"""The jobs that carry deliveries: one per delivery for speed, a sweep each minute for whatever got lost."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from procrastinate.contrib.django import app

from weerbaar.foundation.activity import services


@app.task(name="activity.deliver", queue="spine")
def deliver(delivery_id: int) -> None:
    services.deliver(delivery_id)


@app.periodic(cron="* * * * *")
@app.task(name="activity.sweep", queue="spine", queueing_lock="activity.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Deliver what is due and has no job: its worker was killed, or the queue was down."""
    services.deliver_due()


def deliver_soon(delivery_id: int, at: datetime | None = None) -> None:
    """Have a worker deliver this after the current transaction commits (the job is a row in the same transaction)."""
    deliver.configure(schedule_at=at).defer(delivery_id=delivery_id)


def deliver_all_soon(delivery_ids: Sequence[int]) -> None:
    """The same for several at once, in one query."""
    if delivery_ids:
        jobs: list[dict[str, Any]] = [{"delivery_id": pk} for pk in delivery_ids]
        deliver.batch_defer(*jobs)
