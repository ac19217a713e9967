"""Adding, changing and verifying organisations."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import change_fields, check, lock
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import Identifier, Organisation, PartnerRole
from weerbaar.foundation.organisations.services.contacts import refresh_contacts
from weerbaar.foundation.taxonomy import areas

Number = tuple[str, str]  # scheme, value
# What a coordinator looked at when they verified an organisation.
VERIFIED_FACTS = frozenset({"name", "kind", "identifiers"})
# Follows from what history does tell.
UNTOLD = frozenset({"regions", "verified_by", "verified_at"})


def add_organisation(
    actor: Any,
    values: Mapping[str, Any],
    identifiers: Iterable[Number] = (),
    partner_roles: Mapping[str, bool] | None = None,
) -> Organisation:
    """Add an organisation. For coordinators and administrators; raises Refused or Invalid."""
    require(rules.may_add_organisation(actor))
    with transaction.atomic():
        organisation = Organisation(**_with_area(values))
        check(organisation, values)
        organisation.save()
        organisation.audience = _audience(organisation)
        organisation.save(update_fields=["audience"])
        _replace_identifiers(organisation, identifiers)
        _replace_partner_roles(organisation, partner_roles or {})
        record(actor, "organisation.added", organisation)
    return organisation


def change_organisation(
    actor: Any,
    organisation: Organisation,
    values: Mapping[str, Any],
    identifiers: Iterable[Number] | None = None,
    partner_roles: Mapping[str, bool] | None = None,
    seen: str | None = None,
) -> Organisation:
    """Change fields, and replace the numbers and roles that are given. For its editors and coordinators.

    A name, kind or number that changes by somebody who may not verify takes the verification away.
    Raises Refused, Stale (changed since `seen`) or Invalid.
    """
    require(rules.may_change_organisation(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation, seen)
        before = organisation.clause
        changes: dict[str, list[Any]] = {}
        if identifiers is not None:
            changes |= _replace_identifiers(organisation, identifiers)
        if partner_roles is not None:
            changes |= _replace_partner_roles(organisation, partner_roles)
        fields = _with_area(values)
        if VERIFIED_FACTS & (changes.keys() | _differing(organisation, fields)) and not rules.may_verify(
            actor, organisation
        ):
            fields |= {"verification": Organisation.Verification.UNVERIFIED, "verified_at": None, "verified_by": None}
        written = change_fields(organisation, fields)
        changes = {name: pair for name, pair in (written | changes).items() if name not in UNTOLD}
        if written.keys() & {"visibility", "area"}:
            _renew_audience(organisation)
        if changes:
            organisation.save(update_fields=["updated_at"])
            record(actor, "organisation.changed", organisation, changes, clauses={before, organisation.clause})
    return organisation


def verify_organisation(actor: Any, organisation: Organisation) -> Organisation:
    """A coordinator says: this organisation exists and is what it says. Raises Refused."""
    require(rules.may_verify(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        fields = {
            "verification": Organisation.Verification.VERIFIED,
            "verified_at": timezone.now(),
            "verified_by": actor,
        }
        change_fields(organisation, fields)
        record(actor, "organisation.verified", organisation)
    return organisation


def _differing(organisation: Organisation, fields: Mapping[str, Any]) -> set[str]:
    return {name for name, value in fields.items() if getattr(organisation, name) != value}


def _with_area(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the area in its shortest form, and the regions that follow from it. Raises Invalid."""
    fields = dict(values)
    if "area" in fields:
        try:
            fields["area"] = list(areas.normalise(fields["area"]))
        except ValueError as error:
            raise Invalid({"area": [str(error)]}) from error
        fields["regions"] = list(areas.regions_touched(fields["area"]))
    return fields


def _audience(organisation: Organisation) -> list[str]:
    return clause_for(organisation.visibility, organisation.regions, [organisation.pk])


def _renew_audience(organisation: Organisation) -> None:
    """Its own audience and its contacts' follow from visibility and area."""
    organisation.audience = _audience(organisation)
    organisation.save(update_fields=["audience"])
    refresh_contacts(organisation)


def _replace_identifiers(organisation: Organisation, identifiers: Iterable[Number]) -> dict[str, list[Any]]:
    before = sorted(organisation.identifiers.values_list("scheme", "value"))
    after = sorted(set(identifiers))
    if before == after:
        return {}
    organisation.identifiers.all().delete()
    Identifier.objects.bulk_create(
        Identifier(organisation=organisation, scheme=scheme, value=value) for scheme, value in after
    )
    return {"identifiers": [[list(pair) for pair in before], [list(pair) for pair in after]]}


def _replace_partner_roles(organisation: Organisation, roles: Mapping[str, bool]) -> dict[str, list[Any]]:
    before = dict(organisation.partner_roles.values_list("need", "is_traditional"))
    after = dict(sorted(roles.items()))
    if before == after:
        return {}
    organisation.partner_roles.all().delete()
    PartnerRole.objects.bulk_create(
        PartnerRole(organisation=organisation, need=need, is_traditional=traditional)
        for need, traditional in after.items()
    )
    return {"partner_roles": [[list(pair) for pair in before.items()], [list(pair) for pair in after.items()]]}
