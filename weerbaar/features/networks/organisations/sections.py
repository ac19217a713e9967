"""The sections of an organisation's page that are its own: contacts, relations, memberships, facts."""

from collections import Counter
from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.organisations.presenting import verb_of
from weerbaar.foundation.organisations import queries, rules
from weerbaar.foundation.organisations.models import COUNTS_ON, Membership, Organisation, Relation
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.areas import join_nl

Context = dict[str, Any]
# So many of a kind stand there whole; the others, until so many, in one line each.
MOST_WHOLE, MOST = 20, 400
ANSWER_TONES = {"ja": "right", "deels": "late", "nee": "wrong"}


def contacts(request: HttpRequest, organisation: Organisation) -> Context | None:
    rows = list(queries.contacts_of(request.user, organisation))
    may_change = rules.may_change_organisation(request.user, organisation)
    if not rows and not organisation.website and not may_change:
        return None
    for row in rows:
        row.label = vocabularies.label("contact-function", row.function)  # type: ignore[attr-defined]
        row.seen_by = vocabularies.label("visibility", row.visibility)  # type: ignore[attr-defined]
    return {"contacts": rows, "organisation": organisation, "may_change": may_change}


def relations(request: HttpRequest, organisation: Organisation) -> Context | None:
    """On whom it counts, who counts on it, and the other relations; what ended apart."""
    user = request.user
    rows = list(queries.relations_of(user, organisation))
    may_add = rules.may_add_relation(user, organisation)
    if not rows and not may_add:
        return None
    standing = [row for row in rows if not row.has_ended]
    ours = [row for row in standing if row.kind == COUNTS_ON and row.source_id == organisation.pk]
    theirs = [row for row in standing if row.kind == COUNTS_ON and row.source_id != organisation.pk]
    parts = [
        ("Op wie zij rekenen", ours),
        ("Wie op hen rekent", theirs),
        ("Andere verbanden", [row for row in standing if row.kind != COUNTS_ON]),
    ]
    return {
        "parts": [_part(user, title, part, organisation) for title, part in parts if part],
        "ended": [_relation(user, row, organisation) for row in rows if row.has_ended],
        "organisation": organisation,
        "may_add": may_add,
    }


def _part(user: Any, title: str, rows: list[Relation], here: Organisation) -> Context:
    """The first of them whole, the others in one line each."""
    return {
        "title": title,
        "told": _answers(rows),
        "first": [_relation(user, row, here) for row in rows[:MOST_WHOLE]],
        "rest": [_relation(user, row, here) for row in rows[MOST_WHOLE:MOST]],
        "more": max(0, len(rows) - MOST),
    }


def _answers(rows: list[Relation]) -> str:
    """'3 keer ja, 1 keer deels en 2 keer nog geen antwoord'; '' for what nobody answers."""
    if rows[0].kind != COUNTS_ON:
        return ""
    counts = Counter("" if row.is_unanswered else row.answer for row in rows)
    words = {**{code: code for code in ANSWER_TONES}, "": "nog geen antwoord"}
    return join_nl([f"{counts[code]} keer {word}" for code, word in words.items() if counts[code]])


def _relation(user: Any, row: Relation, here: Organisation) -> Context:
    return {
        "row": row,
        "other": row.target if row.source_id == here.pk else row.source,
        "is_outward": row.source_id == here.pk,
        "verb": verb_of(row),
        "for": vocabularies.label("sub-need", row.sub_need) if row.sub_need else "",
        "has_answer": row.kind == COUNTS_ON,
        "may_change": rules.may_change_relation(user, row),
        "tone": ANSWER_TONES.get(row.answer, ""),
        "may_answer": rules.may_answer_relation(user, row),
        "may_end": rules.may_end_relation(user, row),
    }


def memberships(request: HttpRequest, organisation: Organisation) -> Context | None:
    user = request.user
    rows = list(queries.memberships_of(user, organisation))
    may_add = rules.may_change_organisation(user, organisation)
    if not rows and not may_add:
        return None
    standing = [_membership(user, row) for row in rows if not row.has_ended]
    members = [row for row in standing if row["row"].partnership_id == organisation.pk]
    return {
        "member_of": [row for row in standing if row["row"].member_id == organisation.pk],
        "member_parts": [members[:MOST_WHOLE], members[MOST_WHOLE:MOST]],
        "member_count": len(members),
        "most": MOST,
        "organisation": organisation,
        "may_add": may_add,
    }


def _membership(user: Any, row: Membership) -> Context:
    return {"row": row, "may_end": rules.may_change_membership(user, row.partnership, row.member)}


def facts(request: HttpRequest, organisation: Organisation) -> Context:
    return {
        "organisation": organisation,
        "area": areas.describe(organisation.area),
        "identifiers": [
            (vocabularies.label("identifier-scheme", row.scheme), row.value) for row in organisation.identifiers.all()
        ],
        "roles": list(organisation.partner_roles.all()),
    }
