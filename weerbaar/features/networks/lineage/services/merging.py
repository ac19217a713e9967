"""Two organisations turn out to be one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.lineage import rules
from weerbaar.features.networks.lineage.ledger import Ledger
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.moving import Move
from weerbaar.features.networks.lineage.outcomes import Outcome
from weerbaar.features.networks.lineage.values import merged, safe_visibility
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.audiences.rules import is_within
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.verdict import no
from weerbaar.foundation.organisations.models import Clash, Organisation
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.taxonomy import vocabularies

UNSEEN = no("U kunt alleen samenvoegen wat u mag zien.")


def merge_organisations(
    actor: Any,
    stays: Organisation,
    goes: Organisation,
    choices: Mapping[str, str] | None = None,
    seen: tuple[str, str] | None = None,
) -> Outcome:
    """`goes` goes up in `stays`: all that hangs on it goes over, what says the same ends, its address leads to the one
    that stays. `choices` says per field whose value is kept (see `values.py`). Nobody sees more than they did: where
    the two had other audiences, the strictest holds. For coordinators of both and administrators, of what they see.

    Records 'organisation.merged', and what each kind tells. Raises Refused, Stale (of either since `seen`), Invalid.
    """
    require(rules.may_merge(actor, stays, goes))
    if stays.pk == goes.pk:
        raise Invalid({"": ["Kies een andere organisatie dan deze zelf."]})
    with transaction.atomic():
        stays, goes = _locked(stays, goes, seen)
        if visible_to(actor).filter(pk__in=[stays.pk, goes.pk]).count() < 2:
            require(UNSEEN)
        outcome, ledger = Outcome(), Ledger()
        clauses = {stays.clause, goes.clause}
        move = Move(actor, goes, stays, ledger, outcome)
        move.note()
        changes = _write(stays, goes, merged(stays, goes, choices or {}), ledger, outcome)
        move.go()
        move.settle()
        _close_clashes(actor, stays, ledger)
        outcome.succession = Succession.objects.create(
            kind=Succession.Kind.MERGED, organisation=stays, other=goes, done_by=actor, steps=ledger.steps()
        )
        told = {"merged": [None, goes.name], **changes}
        record(actor, "organisation.merged", stays, told, clauses={*clauses, stays.clause}, mentions=[goes])
        move.tell()
    return outcome


def _locked(stays: Organisation, goes: Organisation, seen: tuple[str, str] | None) -> tuple[Organisation, Organisation]:
    """Both, in the same order whoever merges."""
    versions = dict(zip((stays.pk, goes.pk), seen, strict=True)) if seen else {}
    rows = {one.pk: lock(one, versions.get(one.pk)) for one in sorted((stays, goes), key=lambda one: one.pk)}
    if any(one.merged_into_id for one in rows.values()):
        raise Invalid({"": ["Een van beide is intussen al samengevoegd."]})
    return rows[stays.pk], rows[goes.pk]


def _write(
    stays: Organisation, goes: Organisation, values: dict[str, Any], ledger: Ledger, outcome: Outcome
) -> dict[str, list[Any]]:
    """The fields and the visibility of the one that stays, and that the other went up in it."""
    ledger.touch(stays)
    ledger.touch(goes)
    before = {name: getattr(stays, name) for name in (*values, "visibility")}
    was = stays.clause
    visibility, keys = safe_visibility(stays, goes, values.get("regions", stays.regions))
    values |= {"visibility": visibility, "audience": keys}
    for name, value in values.items():
        setattr(stays, name, value)
    check(stays, values)
    stays.save(update_fields=[*{name.removesuffix("_id") for name in values}, "updated_at"])
    for one, clause in ((stays, was), (goes, goes.clause)):
        if not is_within([clause], [stays.clause]):
            name = before.get("name", stays.name) if one is stays else goes.name
            outcome.warnings.append(_narrower(name, (one is stays and before["visibility"]) or goes.visibility, stays))
    goes.merged_into = stays
    goes.save(update_fields=["merged_into", "updated_at"])
    return changes_between(before, {name: getattr(stays, name) for name in before if name != "regions"})


def _narrower(name: str, was: str, now: Organisation) -> str:
    """Who saw one of the two and will not see the whole."""
    labels = [vocabularies.label("visibility", code).lower() for code in (was, now.visibility)]
    return (
        f"‘{name}’ is nu te zien voor: {labels[0]}. Na het samenvoegen is het geheel te zien voor: {labels[1]}. "
        "Zo ziet niemand iets wat eerst verborgen was. Daarna kunt u de zichtbaarheid zelf ruimer kiezen."
    )


def _close_clashes(actor: Any, stays: Organisation, ledger: Ledger) -> None:
    """A number that only this one carries now is no clash any more."""
    for clash in Clash.objects.filter(organisations=stays, resolved_at__isnull=True):
        if clash.organisations.count() < 2:
            ledger.touch(clash)
            clash.resolved_at, clash.resolved_by, clash.resolution = timezone.now(), actor, "Samengevoegd tot één."
            clash.save(update_fields=["resolved_at", "resolved_by", "resolution"])
