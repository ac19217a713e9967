"""Work on a file: asked for by a person, done at once when it is short and by a worker when it is long."""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.imports import locks, rules
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.progress import Cancelled, Silent, watched
from weerbaar.features.networks.imports.services import previewing, undoing, writing
from weerbaar.foundation.kit.bulk import uncollected
from weerbaar.foundation.kit.errors import Refused, require
from weerbaar.foundation.kit.tables import NotATable

logger = logging.getLogger(__name__)
# Up to this number of rows somebody waits for the page; beyond it a worker does it.
SHORT = 400
DO = {
    Batch.Work.PREVIEW: previewing.preview,
    Batch.Work.WRITE: writing.write,
    Batch.Work.UNDO: undoing.undo,
}
BACK = {Batch.Work.WRITE: Batch.State.PREVIEWED}
FAILED = "Er ging iets mis en er is niets veranderd. Probeer het opnieuw; blijft het misgaan, meld het dan."
BROKEN_OFF = "Dit is afgebroken. Er is niets veranderd."


def confirm_batch(actor: Any, batch: Batch, *, wait: bool = False) -> Batch:
    """Write what was previewed, at once or by a worker (`wait`: at once in any case). Raises Refused."""
    with transaction.atomic():
        row = settled(batch)
        if actor is not None:
            require(rules.may_confirm_batch(actor, row))
        row.state = Batch.State.CONFIRMED
        row.save(update_fields=["state", "updated_at"])
    return ask(row, Batch.Work.WRITE, wait=wait)


def undo_batch(actor: Any, batch: Batch, *, wait: bool = False) -> Batch:
    """Put back what a file wrote, at once or by a worker (`wait`: at once in any case). Raises Refused."""
    with transaction.atomic():
        row = settled(batch)
        if actor is not None:
            require(rules.may_undo_batch(actor, row))
    return ask(row, Batch.Work.UNDO, wait=wait)


def try_again(batch: Batch) -> Batch:
    """Its worker was killed, or it was never looked at: once more. Harmless while somebody is still at it."""
    if locks.is_taken(batch.pk):
        return batch
    row = Batch.objects.select_related("source").get(pk=batch.pk)
    if row.work:
        return ask(row, Batch.Work(row.work))
    return ask(row, Batch.Work.PREVIEW) if row.state == Batch.State.READ else row


def settled(batch: Batch, *states: str) -> Batch:
    """The batch, locked, as it is now. Raises Refused when it is being worked on or is not in one of these states."""
    row = Batch.objects.select_for_update(of=("self",)).select_related("source").get(pk=batch.pk)
    if row.work:
        raise Refused("Dit bestand is in behandeling. Wacht tot dat klaar is.")
    if states and row.state not in states:
        raise Refused("Dit bestand is intussen verder. Kijk opnieuw wat er staat.")
    return row


def ask(batch: Batch, work: Batch.Work, *, wait: bool = False) -> Batch:
    """Have this done; short work (and any, with `wait`) is done when this returns."""
    from weerbaar.features.networks.imports.jobs import work_soon

    batch.work, batch.work_since, batch.asked_at = work, None, timezone.now()
    batch.stage, batch.progress, batch.problem, batch.is_cancelled = "", 0, "", False
    names = ["work", "work_since", "asked_at", "stage", "progress", "problem", "is_cancelled", "updated_at"]
    with transaction.atomic():
        batch.save(update_fields=names)
        if batch.row_count > SHORT and not wait:
            work_soon(batch.pk)
            return batch
    perform(batch.pk, Silent())
    return Batch.objects.select_related("source").get(pk=batch.pk)


def perform_watched(batch_id: int) -> None:
    """For a worker: the same, telling how far it is."""
    with watched(batch_id) as tell:
        perform(batch_id, tell)


def perform(batch_id: int, tell: Silent) -> None:
    """Do what this file waits for: wholly, or not at all with the reason kept. Two workers never do the same."""
    with transaction.atomic():
        if not locks.take(batch_id):
            return
        batch = Batch.objects.select_related("source", "by").get(pk=batch_id)
        if not batch.work:
            return
        work = Batch.Work(batch.work)
        problem = _attempt(work, batch, tell)
        batch = Batch.objects.get(pk=batch_id)
        batch.problem = problem
        batch.work = Batch.Work.NONE
        if problem:
            batch.state = BACK.get(work, batch.state)
        batch.save(update_fields=["work", "problem", "state", "updated_at"])


def _attempt(work: Batch.Work, batch: Batch, tell: Silent) -> str:
    """'' when done, else what went wrong; then nothing of it was written."""
    try:
        with transaction.atomic(), uncollected():
            DO[work](batch, tell)
    except Cancelled:
        return BROKEN_OFF
    except (Refused, NotATable) as error:
        return str(error)[:500]
    except Exception:  # whatever it is: told to the person, and to who keeps the machine
        logger.exception("import %s: %s failed", batch.pk, work)
        return FAILED
    return ""
