"""Versions of a capability: what it held, and how one is put back."""

from decimal import Decimal
from typing import Any

from weerbaar.features.networks.capabilities import rules, services
from weerbaar.features.networks.capabilities.checks import FIELDS
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.ports import versions
from weerbaar.foundation.ports.versions import Values, Versioned


def state_of(record: Capability) -> dict[str, Any]:
    return {name: recorded(getattr(record, name)) for name in FIELDS}


def restore(actor: Any, record: Capability, values: Values, seen: str | None) -> Capability:
    """Put a version back through the ordinary service; what was withdrawn then is not withdrawn again by it.

    Raises Refused, Stale, Invalid.
    """
    fields = {name: value for name, value in values.items() if name in FIELDS}
    if fields.get("status") == Capability.Status.WITHDRAWN:
        del fields["status"]
    if fields.get("quantity") is not None:
        fields["quantity"] = Decimal(fields["quantity"])
    return services.change_capability(actor, record, fields, seen=seen)


def hidden_from(reader: Any, record: Capability) -> set[str]:
    return set() if rules.may_see_double_promises(reader, record) else {"double_promised"}


def plug() -> None:
    versions.register(
        Versioned(
            "capability",
            "capaciteiten",
            FIELDS,
            state_of,
            lambda record: record.get_absolute_url(),
            rules.may_change_capability,
            restore,
            hides=hidden_from,
        )
    )
