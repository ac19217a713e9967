"""One organisation becomes two."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from weerbaar.features.networks.lineage import rules
from weerbaar.features.networks.lineage.ledger import Ledger
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.moving import Chosen, Move, key_of, rows_on
from weerbaar.features.networks.lineage.outcomes import Outcome
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import check, lock
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations.models import Organisation, PartnerRole, Role
from weerbaar.foundation.ports import belongings

# What the new one has of the old one: so nothing is revealed, and the same people keep it.
TAKEN_OVER = ("kind", "level", "seat", "municipality_id", "area", "regions", "visibility", "is_example")


def split_organisation(
    actor: Any, organisation: Organisation, values: Mapping[str, Any], chosen: Chosen, seen: str | None = None
) -> tuple[Organisation, Outcome]:
    """Make a second organisation out of one, with what was chosen to go to it. Kind, area, visibility, roles per need
    and editors are those of the first. For its coordinators and administrators; only what the actor sees can be chosen.

    Records 'organisation.split' and 'organisation.added', and what each kind tells. Raises Refused, Stale, Invalid.
    """
    require(rules.may_split(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation, seen)
        if organisation.merged_into_id:
            raise Invalid({"": ["Deze organisatie is intussen samengevoegd met een andere."]})
        ledger, outcome = Ledger(), Outcome()
        made = _make(organisation, values)
        _copy_roles(actor, organisation, made, ledger)
        move = Move(actor, organisation, made, ledger, outcome, chosen=_seen(actor, organisation, chosen))
        move.note()
        move.go()
        added = [row for mend in belongings.mendings() for row in mend([organisation, made])]
        move.settle(added)
        outcome.succession = Succession.objects.create(
            kind=Succession.Kind.SPLIT, organisation=organisation, other=made, done_by=actor, steps=ledger.steps()
        )
        record(actor, "organisation.added", made, {"split": [None, organisation.name]}, mentions=[organisation])
        record(actor, "organisation.split", organisation, {"split": [None, made.name]}, mentions=[made])
        move.tell()
    return made, outcome


def _make(organisation: Organisation, values: Mapping[str, Any]) -> Organisation:
    made = Organisation(**{name: getattr(organisation, name) for name in TAKEN_OVER}, **values)
    check(made, values)
    made.save()
    made.audience = clause_for(made.visibility, made.regions, [made.pk])
    made.save(update_fields=["audience"])
    return made


def _copy_roles(actor: Any, organisation: Organisation, made: Organisation, ledger: Ledger) -> None:
    for role in Role.objects.filter(organisation=organisation):
        ledger.added(Role.objects.create(user=role.user, kind=role.kind, organisation=made, given_by=actor))
    for row in PartnerRole.objects.filter(organisation=organisation):
        copied = PartnerRole.objects.create(organisation=made, need=row.need, is_traditional=row.is_traditional)
        ledger.added(copied)


def _seen(actor: Any, organisation: Organisation, chosen: Chosen) -> set[tuple[str, str]]:
    """Of what was chosen, that which the actor may see."""
    wanted, found = set(chosen), set()
    for belonging in belongings.every():
        if belonging.splits and belonging.visible_to is not None:
            keys = rows_on(belonging, organisation).values_list("pk", flat=True)
            rows = belonging.visible_to(actor).filter(pk__in=keys)
            found |= {(belonging.name, key_of(row)) for row in rows}
    return wanted & found
