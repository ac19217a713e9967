"""Writing a confirmed file: exactly what was previewed, or a new preview that says what changed since."""

from django.utils import timezone
from psycopg.types.json import Jsonb

from weerbaar.features.networks.capabilities.exchange import Outcome, Plan, apply_plan
from weerbaar.features.networks.imports import locks
from weerbaar.features.networks.imports.kept import as_json
from weerbaar.features.networks.imports.models import Batch, Delivered, DeliveredRelation, PreviewRow, Written
from weerbaar.features.networks.imports.progress import Silent
from weerbaar.features.networks.imports.services.previewing import keep, look
from weerbaar.foundation.kit.bulk import add_values
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
    shown = batch.rows.values_list("number", "capability", "relation", "digest", "title")
    seen = {_key(number, offer, relation): (digest, title) for number, offer, relation, digest, title in shown}
    after = {_key(row.number, row.capability_id, row.relation_id): (row.digest, row.title) for row in now}
    told = []
    for key in sorted(seen.keys() | after.keys()):
        one, other = seen.get(key), after.get(key)
        if one is None or other is None or one[0] != other[0]:
            told.append(str(PreviewRow(number=key[0], title=(other or one or ("", ""))[1])))
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"en nog {len(told) - MOST_TOLD} andere"]
    return told


def _key(number: int, capability: int | None, relation: int | None) -> tuple[int, int, int]:
    """A row of the file by its number; what is gone by its capability or relation."""
    return (number, 0, 0) if number else (0, capability or 0, relation or 0)


def _remember(batch: Batch, plan: Plan, outcome: Outcome) -> None:
    """What stood there before, and what this source delivers."""
    add_values(
        Written,
        ("batch", "kind", "row", "target", "is_new", "version", "before", "identifier", "assurance"),
        (
            (batch.pk, one.kind, one.pk, one.uuid, one.is_new, one.version, Jsonb(as_json(one.before)), one.identifier,
             one.assurance)
            for one in outcome.traces
        ),
    )  # fmt: skip
    present = {row.capability.pk for row in (*plan.capabilities, *plan.untouched)}
    known = set(Delivered.objects.filter(source=batch.source).values_list("capability", flat=True))
    new = [(batch.source_id, pk, batch.pk) for pk in sorted(present - known)]
    add_values(Delivered, ("source", "capability", "batch"), new)
    there = {row.relation.pk for row in plan.untouched_links if row.relation}
    there |= {one.pk for one in outcome.traces if one.kind == "relation" and one.is_new}
    there -= set(DeliveredRelation.objects.filter(source=batch.source).values_list("relation", flat=True))
    rows = [(batch.source_id, pk, batch.pk) for pk in sorted(there)]
    add_values(DeliveredRelation, ("source", "relation", "batch"), rows)
