"""Files that are no longer needed."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.imports import locks, rules
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services.work import BACK, BROKEN_OFF
from weerbaar.foundation.kit.errors import require

WAITING_DAYS = 30
KEPT_DAYS = 90


def drop_batch(actor: Any, batch: Batch) -> Batch:
    """Throw away a file that is not written, or break off what is being done to it. Raises Refused."""
    is_busy = locks.is_taken(batch.pk)
    with transaction.atomic():
        row = Batch.objects.get(pk=batch.pk) if is_busy else Batch.objects.select_for_update().get(pk=batch.pk)
        if actor is not None:
            require(rules.may_drop_batch(actor, row))
        if is_busy:
            # Its own transaction holds no lock on the row until it ends; it reads this at its next step.
            Batch.objects.filter(pk=row.pk).update(is_cancelled=True)
            row.is_cancelled = True
        elif row.work:
            row.state = BACK.get(Batch.Work(row.work), Batch.State(row.state))
            row.work, row.problem = Batch.Work.NONE, BROKEN_OFF
            row.save(update_fields=["work", "problem", "state", "updated_at"])
        else:
            _forget(row, Batch.State.REFUSED)
    return row


def forget_old_files(today: datetime.date) -> None:
    """What waited too long is refused; of what is done, file and rows go after a while. Once a day."""
    for row in Batch.objects.filter(work=Batch.Work.NONE).exclude(file=""):
        age = (today - timezone.localdate(row.created_at)).days
        is_waiting = row.state in (Batch.State.READ, Batch.State.PREVIEWED)
        if age > (WAITING_DAYS if is_waiting else KEPT_DAYS):
            with transaction.atomic():
                _forget(row, Batch.State.REFUSED if is_waiting else Batch.State(row.state))


def _forget(row: Batch, state: Batch.State) -> None:
    """Only that there was a file, and how many rows it had, stays."""
    storage, name = row.file.storage, str(row.file.name or "")
    row.rows.all().delete()
    row.written.all().delete()
    row.file, row.state, row.work, row.problem = "", state, Batch.Work.NONE, ""
    row.save(update_fields=["file", "state", "work", "problem", "updated_at"])
    if name:
        transaction.on_commit(lambda: storage.delete(name))
