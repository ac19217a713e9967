"""Versions of a chain, its places included: what they held, and how one is put back."""

from collections.abc import Iterable
from typing import Any

from weerbaar.features.networks.chains import rules, services
from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.chains.services import Place
from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.queries import visible_to as visible_organisations
from weerbaar.foundation.ports import versions
from weerbaar.foundation.ports.versions import Values, Versioned

PLAIN = ("name", "description", "need", "sub_need", "region_id", "visibility")


def state_of(record: Chain) -> dict[str, Any]:
    return {name: recorded(getattr(record, name)) for name in PLAIN} | {"steps": services.told_places(record)}


def names(values: Values) -> Iterable[tuple[str, str]]:
    """The organisations in it."""
    yield from (("organisation", ref) for ref, *_ in values.get("steps") or [] if ref)


def restore(actor: Any, record: Chain, values: Values, seen: str | None) -> Chain:
    """Put a version back through the ordinary service. Raises Refused, Stale, Invalid: also when an organisation is no
    longer there to be named."""
    rows = values["steps"]
    found = {one.ref: one for one in visible_organisations(actor).filter(ref__in=[ref for ref, *_ in rows if ref])}
    gone = [name for ref, _, _, name in rows if ref and ref not in found]
    if gone:
        raise Invalid({"steps": [f"‘{name}’ is er niet meer en kan geen schakel zijn." for name in gone]})
    places = [Place(link, found.get(ref), task) for ref, link, task, _ in rows]
    return services.change_chain(actor, record, {name: values[name] for name in PLAIN}, places, seen=seen)


def plug() -> None:
    versions.register(
        Versioned(
            "chain",
            "ketens",
            (*PLAIN, "steps"),
            state_of,
            lambda record: record.get_absolute_url(),
            rules.may_change_chain,
            restore,
            names=names,
        )
    )
