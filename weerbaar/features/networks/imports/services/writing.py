"""Writing a confirmed file: exactly what was previewed, or a new preview that says what changed since."""

from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange import Outcome, Plan, apply_plan
from weerbaar.features.networks.imports import locks
from weerbaar.features.networks.imports.kept import as_json
from weerbaar.features.networks.imports.models import Batch, Delivered, PreviewRow, Written
from weerbaar.features.networks.imports.progress import Silent
from weerbaar.features.networks.imports.services.previewing import keep, look
from weerbaar.foundation.kit.bulk import add_all
from weerbaar.foundation.kit.errors import Stale

MOST_TOLD = 20


def write(batch: Batch, tell: Silent) -> None:
    """In one transaction, after the file that is being written now. Raises NotATable, Cancelled."""
    tell("Wachten op een ander bestand" if locks.is_writing() else "Het bestand lezen", 1)
    locks.wait_for_writing()
    plan, rows = look(batch, tell, is_asked=False)
    batch.stale = _differences(batch, rows)
    if batch.stale or plan.errors:
        return keep(batch, plan, rows)
    tell("Wegschrijven", 70)
    try:
        outcome = apply_plan(plan, batch.by, label=batch.file_name)
    except Stale:  # between looking and locking
        plan, rows = look(batch, tell)
        batch.stale = _differences(batch, rows)
        return keep(batch, plan, rows)
    tell("Vastleggen", 90)
    _remember(batch, plan, outcome)
    batch.entry = outcome.entry
    batch.state, batch.written_at = Batch.State.WRITTEN, timezone.now()
    batch.save(update_fields=["state", "written_at", "entry", "stale", "updated_at"])


def _differences(batch: Batch, now: list[PreviewRow]) -> list[str]:
    """Which rows would do something else than was shown, in words."""
    seen = {_key(row): row for row in batch.rows.all()}
    after = {_key(row): row for row in now}
    told = []
    for key in sorted(seen.keys() | after.keys()):
        one, other = seen.get(key), after.get(key)
        if one is None or other is None or one.digest != other.digest:
            row = other or one
            told.append(str(row))
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"en nog {len(told) - MOST_TOLD} andere"]
    return told


def _key(row: PreviewRow) -> tuple[int, int]:
    """A row of the file by its number; what is gone by its capability."""
    return (row.number, 0) if row.number else (0, row.capability_id or 0)


def _remember(batch: Batch, plan: Plan, outcome: Outcome) -> None:
    """What stood there before, and what this source delivers."""
    add_all(
        [
            Written(
                batch=batch,
                kind=trace.kind,
                row=trace.pk,
                target=trace.uuid,
                is_new=trace.is_new,
                version=trace.version,
                before=as_json(trace.before),
                identifier=trace.identifier,
                assurance=trace.assurance,
            )
            for trace in outcome.traces
        ]
    )
    present = {row.capability.pk for row in (*plan.capabilities, *plan.untouched)}
    Delivered.objects.bulk_create(
        [Delivered(source=batch.source, capability_id=pk, batch=batch) for pk in sorted(present)],
        batch_size=1000,
        ignore_conflicts=True,
    )
