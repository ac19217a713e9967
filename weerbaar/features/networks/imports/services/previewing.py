"""What a file would do, row by row, before anything is done."""

from collections import Counter
from typing import Any

from django.utils import timezone

from weerbaar.features.networks.capabilities.exchange import Answers, Double, Plan, make_plan
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.rules import may_withdraw_capability
from weerbaar.features.networks.imports import files, queries
from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.features.networks.imports.presenting import preview_rows
from weerbaar.features.networks.imports.progress import Silent
from weerbaar.features.networks.imports.rules import may_end_delivered
from weerbaar.foundation.kit.bulk import add_all
from weerbaar.foundation.organisations.models import Relation

Kind = PreviewRow.Kind


def preview(batch: Batch, tell: Silent) -> None:
    """Look at the whole file and keep what was seen. Raises NotATable, Cancelled."""
    plan, rows = look(batch, tell)
    tell("Klaarzetten om te bekijken", 80)
    keep(batch, plan, rows)


def look(batch: Batch, tell: Silent, is_asked: bool = True) -> tuple[Plan, list[PreviewRow]]:
    """What the file would do now, with what was chosen before. Writes nothing.

    `is_asked`: whether somebody can still be asked about likely doubles; else what was asked before stands.
    """
    tell("Het bestand lezen", 5)
    table = files.kept_table(batch)
    tell("Vergelijken met het register", 30)
    plan = make_plan(table, batch.by, answers=_answers(batch, is_asked))
    gone: list[Capability] = []
    past: list[Relation] = []
    if not plan.errors:
        gone, past = _gone(batch, plan), _past(batch, plan)
        ticked = batch.rows.filter(kind=Kind.GONE, is_withdrawn=True).values_list("capability", "relation")
        offers, relations = {pk for pk, _ in ticked}, {pk for _, pk in ticked}
        plan.withdrawals = [one for one in gone if one.pk in offers]
        plan.endings = [one for one in past if one.pk in relations]
    tell("Uitzoeken wat er verandert", 60)
    return plan, preview_rows(plan, gone, past)


def keep(batch: Batch, plan: Plan, rows: list[PreviewRow]) -> None:
    """Write the rows of a preview in place of those of an earlier one."""
    batch.rows.all().delete()
    for row in rows:
        row.batch = batch
    add_all(rows)
    batch.counts = counts_of(plan, rows)
    batch.notices = plan.notices
    batch.state = Batch.State.PREVIEWED
    batch.previewed_at = timezone.now()
    batch.save(update_fields=["counts", "notices", "state", "stale", "previewed_at", "updated_at"])


def counts_of(plan: Plan, rows: list[PreviewRow]) -> dict[str, Any]:
    """How many rows of each kind, and what else a person wants to know before confirming."""
    kinds = Counter(str(row.kind) for row in rows)
    return {
        **{kind: kinds[kind] for kind in Kind.values},
        queries.DOUBLE: sum(bool(row.double) for row in rows),
        "cellen": len(plan.errors),
        "intrekken": len(plan.withdrawals),
        "beeindigen": len(plan.endings),
        "capaciteiten": sum(row.is_new for row in plan.capabilities),
        "relaties": len(plan.links),
        "organisaties": sum(row.is_new for row in plan.organisations),
        "bevestigingen": sum(row.confirmed_on is not None for row in plan.capabilities),
    }


def _answers(batch: Batch, is_asked: bool) -> Answers:
    """What was said by row of the file, and what was asked."""
    rows = list(batch.rows.exclude(double=[]).values_list("number", "is_same", "double"))
    asked = None if is_asked else {number: [Double(**one) for one in double] for number, _, double in rows}
    delivered = frozenset(batch.source.delivered.values_list("capability", flat=True))
    return Answers({number: is_same for number, is_same, _ in rows if is_same is not None}, asked, delivered)


def _past(batch: Batch, plan: Plan) -> list[Relation]:
    """The relations that the source delivered before and this person may end."""
    present = {row.relation.pk for row in plan.untouched_links if row.relation}
    found = queries.past_from(batch.source, batch.by, present)
    return [one for one in found if batch.by is None or may_end_delivered(batch.by, one)]


def _gone(batch: Batch, plan: Plan) -> list[Capability]:
    """What the source delivered before and this person may withdraw."""
    present = {row.capability.pk for row in (*plan.capabilities, *plan.untouched) if row.capability.pk}
    found = queries.gone_from(batch.source, batch.by, present)
    return [one for one in found if batch.by is None or may_withdraw_capability(batch.by, one)]
