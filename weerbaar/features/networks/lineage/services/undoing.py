"""A merge or a split is undone: exactly, but for what was changed since."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.lineage import rules
from weerbaar.features.networks.lineage.ledger import Step, rows_of, take_back, take_back_fields
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.moving import rows_on
from weerbaar.features.networks.lineage.outcomes import Outcome
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import belongings, kinds
from weerbaar.foundation.ports.belongings import Belonging, Tell
from weerbaar.foundation.ui.lines import label_of

ORGANISATION = "organisations.organisation"
CODES = {Succession.Kind.MERGED: "organisation.unmerged", Succession.Kind.SPLIT: "organisation.unsplit"}


def undo_succession(actor: Any, succession: Succession) -> Outcome:
    """Every row is put back as it was; a row that was changed since is left alone and named in `left`, as far as the
    actor may see it. For who may merge or split these. Records 'organisation.unmerged' or 'organisation.unsplit', and
    what each kind tells. Raises Refused, Invalid.
    """
    require(rules.may_undo(actor, succession))
    with transaction.atomic():
        succession = Succession.objects.select_for_update(of=("self",)).get(pk=succession.pk)
        require(rules.may_undo(actor, succession))
        assert succession.other is not None
        stays, other = lock(succession.organisation), lock(succession.other)
        is_merge = succession.kind == Succession.Kind.MERGED
        if stays.merged_into_id or (is_merge and other.merged_into_id != stays.pk):
            raise Invalid({"": ["Een van beide is daarna opnieuw samengevoegd. Maak dat eerst ongedaan."]})
        outcome = Outcome(succession=succession)
        clauses = {stays.clause, other.clause}
        tells = _take_all_back(actor, succession.steps, outcome)
        if not is_merge:
            _close(stays, lock(other), outcome)
        succession.undone_at, succession.undone_by = timezone.now(), actor
        succession.save(update_fields=["undone_at", "undone_by", "updated_at"])
        for one, another in ((stays, other), (other, stays)):
            fresh = Organisation.objects.get(pk=one.pk)
            changes = {"merged": [another.name, None]} if is_merge else {"split": [another.name, None]}
            code = CODES[Succession.Kind(succession.kind)]
            record(actor, code, fresh, changes, clauses={*clauses, fresh.clause}, mentions=[another])
        for tell in tells:
            tell(actor)
    return outcome


def _take_all_back(actor: Any, steps: list[Step], outcome: Outcome) -> list[Tell]:
    """What was added goes first, then what changed goes back, then what ended returns: each finds its place free."""
    known: dict[str, Belonging] = {}
    for belonging in belongings.every():
        known.setdefault(belonging.model._meta.label_lower, belonging)
    ordered = sorted(steps, key=lambda step: ("gone" in step, "new" not in step))
    found = rows_of(ordered)
    tells = [
        known[step["model"]].watch(row)
        for step, row in found
        if row is not None and step["model"] in known and step["model"] != ORGANISATION
    ]
    left: list[tuple[Step, Any]] = []
    for step, row in found:
        if step["model"] == ORGANISATION and row is not None:
            outcome.left += [label_of("organisation", name) for name in take_back_fields(step, row)]
        elif not take_back(step, row):
            left.append((step, row))
    for step, row in left:
        _name_left(actor, step, row, known, outcome)
    _renew_audiences(steps, known)
    return tells


def _name_left(actor: Any, step: Step, row: Any, known: dict[str, Belonging], outcome: Outcome) -> None:
    """Name what was left alone, or the record that it was a part of, if the actor may see it."""
    belonging = known.get(step["model"])
    if row is not None and belonging is not None and belonging.visible_to is not None:
        if belonging.visible_to(actor).filter(pk=row.pk).exists():
            outcome.left.append(belonging.name_of(row))
        return
    label, pk = step.get("about") or (step["model"], step["pk"])
    for kind in kinds.every():
        if kind.model._meta.label_lower == label:
            outcome.left += [str(one) for one in kind.visible_to(actor).filter(pk=pk)]


def _renew_audiences(steps: list[Step], known: dict[str, Belonging]) -> None:
    """What was left alone is guarded by what stands around it now."""
    for step in steps:
        belonging = known.get(step["model"])
        if belonging is None or belonging.guarded is None or belonging.audience_of is None:
            continue
        row = apps.get_model(step["model"])._default_manager.filter(pk=step["pk"]).first()
        if row is not None:
            fresh = belonging.guarded(row)
            was, now = list(fresh.audience), belonging.audience_of(fresh)
            if was != now:
                type(fresh)._default_manager.filter(pk=fresh.pk).update(audience=now)


def _close(stays: Organisation, other: Organisation, outcome: Outcome) -> None:
    """The organisation that was split off goes up in the other again, unless something hangs on it still."""
    if any(rows_on(belonging, other).exists() for belonging in belongings.every() if belonging.visible_to):
        outcome.left.append(other.name)
        return
    other.merged_into = stays
    other.save(update_fields=["merged_into", "updated_at"])
