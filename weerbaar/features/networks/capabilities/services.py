"""Every change to a capability: may, check, write, record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from weerbaar.features.networks.capabilities import rules
from weerbaar.features.networks.capabilities.checks import FIELDS, checked
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.services import changes_between, record
from weerbaar.foundation.activity.writing import lock, without_values
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import edits
from weerbaar.foundation.organisations.services.assurance import WEB, confirm
from weerbaar.foundation.taxonomy import areas


@transaction.atomic
def add_capability(actor: Any, organisation: Organisation, values: Mapping[str, Any]) -> Capability:
    """A new capability of an organisation. For who keeps its data, and need coordinators for their need.

    Raises Refused; Invalid with errors per field.
    """
    require(rules.may_add_capability(actor, organisation, values.get("sub_needs") or ()))
    capability = Capability(organisation=organisation, **checked(values))
    derive(capability)
    capability.save(force_insert=True)
    record(actor, "capability.added", capability)
    return capability


@transaction.atomic
def add_confirmed(actor: Any, organisation: Organisation, values: Mapping[str, Any]) -> Capability:
    """A new capability that counts as confirmed at once, because its own editor says today that it is there.

    By anybody else, or of an example, it is only added. Raises Refused; Invalid with errors per field.
    """
    capability = add_capability(actor, organisation, values)
    if edits(actor, organisation) and rules.may_confirm_capability(actor, capability):
        return confirm_capability(actor, capability)
    return capability


@transaction.atomic
def change_capability(
    actor: Any, capability: Capability, values: Mapping[str, Any], seen: str | None = None
) -> Capability:
    """Change the given fields; nothing is written or recorded when nothing differs.

    `seen`: the version that the writer had before them. Raises Refused; Invalid with errors per field; Stale.
    """
    row = lock(capability, seen)
    require(rules.may_change_capability(actor, row))
    before, was = values_of(row), row.clause
    for name, value in checked(values, row).items():
        setattr(row, name, value)
    changes = changes_between(before, values_of(row))
    if changes:
        derive(row)
        row.save(update_fields=[*changes, "regions", "audience", "updated_at"])
        record(actor, "capability.changed", row, told(changes), clauses={was, *row.clauses()})
    return row


def confirm_capability(
    actor: Any, capability: Capability, *, channel: str = WEB, on: date | None = None, note: str = ""
) -> Capability:
    """Say that what stands here is right today (or was, on a day before). Raises Refused, Invalid."""
    verdict = rules.may_confirm_capability(actor, capability)
    return confirm(actor, capability, verdict, on_behalf_of=capability.organisation, channel=channel, on=on, note=note)


@transaction.atomic
def withdraw_capability(actor: Any, capability: Capability) -> Capability:
    """It no longer counts anywhere; page and history stay. Raises Refused."""
    row = lock(capability)
    require(rules.may_withdraw_capability(actor, row))
    return _set_status(actor, row, Capability.Status.WITHDRAWN, "capability.withdrawn")


@transaction.atomic
def restore_capability(actor: Any, capability: Capability) -> Capability:
    """Undo a withdrawal. Raises Refused."""
    row = lock(capability)
    require(rules.may_restore_capability(actor, row))
    return _set_status(actor, row, Capability.Status.ACTIVE, "capability.restored")


def _set_status(actor: Any, row: Capability, status: Capability.Status, code: str) -> Capability:
    before = row.status
    row.status = status
    row.save(update_fields=["status", "updated_at"])
    record(actor, code, row, {"status": [before, status.value]})
    return row


def told(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """What history tells: promises made twice are for coordinators, so only that their number changed."""
    return without_values(changes, ["double_promised"])


def derive(capability: Capability) -> None:
    """Set what follows from other fields: the regions concerned and the keys that open it."""
    capability.regions = list(areas.regions_touched(capability.area))
    capability.audience = clause_for(capability.visibility, capability.regions, [capability.organisation_id])


def values_of(capability: Capability) -> dict[str, Any]:
    """What people filled in, by field."""
    return {name: getattr(capability, name) for name in FIELDS}
