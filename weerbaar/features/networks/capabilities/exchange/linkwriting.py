"""Writing the relations that a list brings, and ending those that it no longer holds: each with its own line."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange.plans import LinkPlan
from weerbaar.features.networks.capabilities.exchange.traces import Trace
from weerbaar.foundation.activity.services import Line, record_many
from weerbaar.foundation.kit.bulk import add_all
from weerbaar.foundation.organisations.models import COUNTS_ON, Relation


def add_links(rows: Sequence[LinkPlan], actor: Any, traces: list[Trace]) -> list[Relation]:
    """The relations, saved; who is counted upon is asked, as always."""
    now = timezone.now()
    made = [
        Relation(
            source=row.source,
            target=row.target,
            kind=row.kind,
            note=row.note,
            asked_at=now if row.kind == COUNTS_ON else None,
        )
        for row in rows
    ]
    add_all(made)
    record_many(
        actor,
        [Line("relation.added", one, {"kind": [None, one.kind], "target": [None, str(one.target)]}) for one in made],
    )
    traces += [Trace.of_new(one) for one in made]
    return made


def end_relations(rows: Sequence[Relation], actor: Any, traces: list[Trace]) -> None:
    """Ended today, because the list no longer holds them and somebody chose that."""
    today, now = timezone.localdate(), timezone.now()
    lines = []
    for one in rows:
        before = {"until": one.until}
        one.until, one.updated_at = today, now
        lines.append(Line("relation.ended", one, {"until": [None, today.isoformat()]}))
        traces.append(Trace.of_changed(one, before))
    Relation.objects.bulk_update(rows, ["until", "updated_at"], batch_size=200)
    record_many(actor, lines)
