"""Versions of an agreement, its parties and promises included: what they held, and how one is put back."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from weerbaar.features.networks.agreements import queries, rules, services
from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.features.networks.agreements.services import Party, Promise
from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.queries import visible_to as visible_organisations
from weerbaar.foundation.ports import versions
from weerbaar.foundation.ports.versions import Values, Versioned
from weerbaar.foundation.taxonomy import vocabularies

DAYS = ("valid_from", "valid_to", "last_exercised_on", "review_due_on")
PLAIN = ("title", "kind", "summary", "activation", "response_hours", "cost_rule", "visibility", *DAYS)
# Of these history only tells that they changed.
UNTOLD = ("activation_contact", "document")


def state_of(record: Agreement) -> dict[str, Any]:
    contact, document = record.activation_contact_id, record.document
    return {name: recorded(getattr(record, name)) for name in PLAIN} | {
        "parties": services.told_parties(record),
        "lines": services.told_promises(record),
        "activation_contact": "vastgelegd" if contact else "",
        "document": "toegevoegd" if document else "",
    }


def names(values: Values) -> Iterable[tuple[str, str]]:
    """The parties, and what they promise."""
    yield from (("organisation", ref) for ref, *_ in values.get("parties") or [])
    yield from (("capability", ref) for ref, *_ in values.get("lines") or [])


def restore(actor: Any, record: Agreement, values: Values, seen: str | None) -> Agreement:
    """Put a version back through the ordinary service; contact and document stay as they are now.

    Raises Refused, Stale, Invalid: also when a party or a promise is no longer there to be named.
    """
    kind = vocabularies.words("agreement-kind").get(values["kind"])
    if values["kind"] != record.kind and (kind is None or kind.is_retired):
        label = kind.label if kind else values["kind"]
        raise Invalid({"kind": [f"‘{label}’ is vervallen en kan niet meer worden gekozen."]})
    fields = {name: values[name] for name in PLAIN if name in values}
    fields |= {name: date.fromisoformat(fields[name]) if fields.get(name) else None for name in DAYS if name in fields}
    parties = _parties(actor, values["parties"])
    promises = _promises(actor, values["lines"], [party.organisation for party in parties])
    return services.change_agreement(actor, record, fields, parties, promises, seen=seen)


def _parties(actor: Any, rows: list[Any]) -> list[Party]:
    found = {one.ref: one for one in visible_organisations(actor).filter(ref__in=[ref for ref, *_ in rows])}
    gone = [name for ref, _, name in rows if ref not in found]
    if gone:
        raise Invalid({"parties": [f"‘{name}’ is er niet meer en kan geen partij zijn." for name in gone]})
    return [Party(found[ref], role) for ref, role, _ in rows]


def _promises(actor: Any, rows: list[Any], parties: list[Any]) -> list[Promise]:
    offered = {one.ref: one for one in queries.capabilities_of(actor, parties)}
    gone = [name for ref, _, _, name in rows if ref not in offered]
    if gone:
        raise Invalid(
            {"lines": [f"‘{name}’ wordt niet meer aangeboden en kan niet worden toegezegd." for name in gone]}
        )
    return [
        Promise(offered[ref], None if quantity is None else Decimal(quantity), region)
        for ref, quantity, region, _ in rows
    ]


def plug() -> None:
    versions.register(
        Versioned(
            "agreement",
            "afspraken",
            (*PLAIN, "parties", "lines", *UNTOLD),
            state_of,
            lambda record: record.get_absolute_url(),
            rules.may_change_agreement,
            restore,
            names=names,
        )
    )
