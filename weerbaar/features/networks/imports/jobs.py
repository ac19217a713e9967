"""Long work on files, by a worker."""

from procrastinate.contrib.django import app

from weerbaar.features.networks.imports.services import work


@app.task(name="imports.work", queue="imports")
def perform(batch_id: int) -> None:
    work.perform_watched(batch_id)


def work_soon(batch_id: int) -> None:
    """Have a worker take this file after the current transaction commits."""
    perform.defer(batch_id=batch_id)
