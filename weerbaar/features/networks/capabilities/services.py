"""Every change to a capability: may, check, write, record."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.networks.capabilities import rules
from weerbaar.features.networks.capabilities.checks import FIELDS, checked
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import Invalid, Stale, require
from weerbaar.foundation.organisations.assurance import Assurance, counts_until
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import areas


@transaction.atomic
def add_capability(*, actor: Any, organisation: Organisation, fields: Mapping[str, Any]) -> Capability:
    """A new capability of an organisation. For who keeps its data, and need coordinators for their need.

    Raises Refused; Invalid with errors per field.
    """
    require(rules.may_add_capability(actor, organisation, fields.get("sub_needs") or ()))
    capability = Capability(organisation=organisation, **checked(fields))
    derive(capability)
    capability.save(force_insert=True)
    after = {name: value for name, value in values_of(capability).items() if value not in (None, "", [])}
    record(actor, "capability.added", capability, changes_between({}, after))
    return capability


@transaction.atomic
def change_capability(
    *, actor: Any, capability: Capability, fields: Mapping[str, Any], seen_at: datetime | None = None
) -> Capability:
    """Change the given fields; nothing is written or recorded when nothing differs.

    `seen_at`: `updated_at` of the row when its form was opened. Raises Refused; Invalid with errors per field;
    Stale when somebody else changed it since.
    """
    row = _locked(capability)
    require(rules.may_change_capability(actor, row))
    if seen_at is not None and row.updated_at != seen_at:
        raise Stale("Iemand anders heeft deze capaciteit intussen gewijzigd.")
    before = values_of(row)
    for name, value in checked(fields, row).items():
        setattr(row, name, value)
    changes = changes_between(before, values_of(row))
    if changes:
        derive(row)
        row.save(update_fields=[*changes, "regions", "audience", "updated_at"])
        _record_change(actor, row, changes, before)
    return row


def _record_change(actor: Any, row: Capability, changes: dict[str, Any], before: Mapping[str, Any]) -> None:
    """The line may be read by who might see it then: before the change and after it."""
    then = clause_for(before["visibility"], areas.regions_touched(before["area"]), [row.organisation_id])
    record(actor, "capability.changed", row, changes, clauses=(*row.clauses(), frozenset(then)))


@transaction.atomic
def confirm_capability(
    *, actor: Any, capability: Capability, channel: str = "web", on: date | None = None, note: str = ""
) -> Assurance:
    """Say that what stands here is right today (or was, on a day before). Raises Refused, Invalid."""
    row = _locked(capability)
    require(rules.may_confirm_capability(actor, row))
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise Invalid({"on": ["Een bevestiging kan niet in de toekomst liggen."]})
    assurance = Assurance.objects.create(
        kind="capability",
        target=row.uuid,
        confirmed_on=day,
        counts_until=counts_until(day),
        channel=channel,
        confirmed_by=actor,
        on_behalf_of=row.organisation,
        note=note.strip(),
    )
    before = {"confirmed_on": row.confirmed_on, "confirmed_until": row.confirmed_until}
    if row.confirmed_on is None or day >= row.confirmed_on:
        row.confirmed_on, row.confirmed_until = day, assurance.counts_until
        row.save(update_fields=["confirmed_on", "confirmed_until"])
    after = {"confirmed_on": row.confirmed_on, "confirmed_until": row.confirmed_until}
    record(actor, "capability.confirmed", row, changes_between(before, after))
    return assurance


@transaction.atomic
def withdraw_capability(*, actor: Any, capability: Capability) -> Capability:
    """It no longer counts anywhere; page and history stay. Raises Refused."""
    row = _locked(capability)
    require(rules.may_withdraw_capability(actor, row))
    return _set_status(actor, row, Capability.Status.WITHDRAWN, "capability.withdrawn")


@transaction.atomic
def restore_capability(*, actor: Any, capability: Capability) -> Capability:
    """Undo a withdrawal. Raises Refused."""
    row = _locked(capability)
    require(rules.may_restore_capability(actor, row))
    return _set_status(actor, row, Capability.Status.ACTIVE, "capability.restored")


def _set_status(actor: Any, row: Capability, status: Capability.Status, code: str) -> Capability:
    before = row.status
    row.status = status
    row.save(update_fields=["status", "updated_at"])
    record(actor, code, row, {"status": [before, status.value]})
    return row


def _locked(capability: Capability) -> Capability:
    """The row as it is now, locked until the transaction ends."""
    return Capability.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=capability.pk)


def derive(capability: Capability) -> None:
    """Set what follows from other fields: the regions concerned and the keys that open it."""
    capability.regions = list(areas.regions_touched(capability.area))
    capability.audience = clause_for(capability.visibility, capability.regions, [capability.organisation_id])


def values_of(capability: Capability) -> dict[str, Any]:
    """What people filled in, by field."""
    return {name: getattr(capability, name) for name in FIELDS}
