"""Versions of organisations, contacts and relations: what they hold, and how one is put back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations import rules, services
from weerbaar.foundation.organisations.models import Contact, Organisation, Relation
from weerbaar.foundation.ports import versions
from weerbaar.foundation.ports.versions import Values, Versioned
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.geography import table

PLAIN = (
    "name", "other_names", "kind", "level", "summary", "website", "seat", "municipality_id", "area", "visibility",
)  # fmt: skip
CONTACT = ("function", "person", "phone", "email", "is_round_the_clock", "off_grid", "visibility", "position")
ABOUT = ("sub_need", "since", "note")
RELATION = (*ABOUT, "answer", "answer_note", "until")


def gone_words(values: Values, vocabulary_of: dict[str, str], record: Any) -> Iterable[str]:
    """Sentences about codes that can no longer be chosen; what the record has now may stay."""
    for name, vocabulary in vocabulary_of.items():
        code = values.get(name)
        word = vocabularies.words(vocabulary).get(code or "")
        if code and code != getattr(record, name) and (word is None or word.is_retired):
            yield f"‘{word.label if word else code}’ is vervallen en kan niet meer worden gekozen."


def organisation_state(record: Organisation) -> dict[str, Any]:
    return {name: recorded(getattr(record, name)) for name in PLAIN} | {
        "identifiers": recorded(sorted(record.identifiers.values_list("scheme", "value"))),
        "partner_roles": recorded(sorted(record.partner_roles.values_list("need", "is_traditional"))),
    }


def restore_organisation(actor: Any, record: Organisation, values: Values, seen: str | None) -> Organisation:
    """Put a version back through the ordinary service. Raises Refused, Stale, Invalid."""
    problems = list(gone_words(values, {"kind": "organisation-kind", "level": "level"}, record))
    place = values.get("municipality_id")
    if place and place != record.municipality_id and place not in table().municipalities:
        problems.append("De gemeente van vestiging van toen bestaat niet meer.")
    had = set(record.partner_roles.values_list("need", flat=True))
    roles = dict(values.get("partner_roles") or [])
    problems += [
        f"‘{vocabularies.label('need', need)}’ is vervallen en kan niet meer worden gekozen."
        for need in roles.keys() - had - set(vocabularies.codes("need"))
    ]
    if problems:
        raise Invalid({"": problems})
    fields = {name: values[name] for name in PLAIN if name in values}
    numbers = [(scheme, value) for scheme, value in values.get("identifiers") or []]
    return services.change_organisation(actor, record, fields, numbers, roles, seen=seen)


def contact_state(record: Contact) -> dict[str, Any]:
    return {name: recorded(getattr(record, name)) for name in CONTACT}


def restore_contact(actor: Any, record: Contact, values: Values, seen: str | None) -> Contact:
    """Put back what history knows; names, numbers and addresses stay as they are. Raises Refused, Stale, Invalid."""
    problems = list(gone_words(values, {"function": "contact-function"}, record))
    if problems:
        raise Invalid({"": problems})
    return services.change_contact(actor, record, values, seen=seen)


def may_restore_contact(actor: Any, record: Contact) -> Verdict:
    return rules.may_change_organisation(actor, record.organisation)


def relation_state(record: Relation) -> dict[str, Any]:
    return {name: recorded(getattr(record, name)) for name in RELATION}


def may_restore_relation(actor: Any, record: Relation) -> Verdict:
    """The answer belongs to who is counted upon; what it is about to who counts; the end to either side. Which of these
    differs is seen later."""
    answer = rules.may_answer_relation(actor, record)
    about = rules.may_change_relation(actor, record)
    return answer or about or rules.may_end_relation(actor, record) or rules.may_resume_relation(actor, record)


def restore_relation(actor: Any, record: Relation, values: Values, seen: str | None) -> Relation:
    """Put back the end first, then what it is about, then the answer: who has ended nothing can answer.

    An answer to another question is not put back for the other party: they are asked again. Raises Refused, Stale,
    Invalid.
    """
    until = _day(values.get("until"))
    if until != record.until:
        record = (
            services.resume_relation(actor, record, seen=seen)
            if until is None
            else services.end_relation(actor, record, until, seen=seen)
        )
        seen = None
    about = {name: values[name] for name in ABOUT if name in values} | {"since": _day(values.get("since"))}
    if any(getattr(record, name) != value for name, value in about.items()):
        record, seen = services.change_relation(actor, record, about, seen=seen), None
        if not rules.may_answer_relation(actor, record):
            return record
    if (values.get("answer"), values.get("answer_note")) != (record.answer, record.answer_note):
        record = services.answer_relation(
            actor, record, values.get("answer", ""), values.get("answer_note", ""), seen=seen
        )
    return record


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def plug() -> None:
    versions.register(
        Versioned(
            "organisation",
            "organisaties",
            (*PLAIN, "identifiers", "partner_roles"),
            organisation_state,
            lambda record: record.get_absolute_url(),
            rules.may_change_organisation,
            restore_organisation,
        )
    )
    versions.register(
        Versioned(
            "contact",
            "contacten",
            CONTACT,
            contact_state,
            lambda record: f"{record.organisation.get_absolute_url()}#bereiken",
            may_restore_contact,
            restore_contact,
        )
    )
    versions.register(
        Versioned(
            "relation",
            "relaties",
            RELATION,
            relation_state,
            lambda record: f"{record.source.get_absolute_url()}#relaties",
            may_restore_relation,
            restore_relation,
        )
    )
