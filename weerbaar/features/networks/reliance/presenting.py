"""How expectations are laid out: no queries per row."""

from typing import Any

from django.utils import timezone

from weerbaar.features.networks.drafts import rules as drafts
from weerbaar.features.networks.reliance.queries import Trouble
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.ports.attention import Item
from weerbaar.foundation.taxonomy import vocabularies

TONES = {"ja": "right", "deels": "late", "nee": "wrong"}


def row_of(user: Any, relation: Relation, here: Organisation) -> dict[str, Any]:
    """One expectation on the page of one of both ends."""
    trouble: str = relation.trouble  # type: ignore[attr-defined]
    return {
        "row": relation,
        "other": relation.target if relation.source_id == here.pk else relation.source,
        "for": for_what(relation),
        "answer": _answer(relation),
        "tone": TONES.get(relation.answer, ""),
        "trouble": Trouble(trouble).label if trouble == Trouble.UNCOVERED else "",
        "may_draft": drafts.may_start(user, relation.source, relation.target),
        "may_answer": rules.may_answer_relation(user, relation),
        "may_change": rules.may_change_relation(user, relation),
        "may_ask": rules.may_ask_again(user, relation),
        "may_end": rules.may_end_relation(user, relation),
    }


def for_what(relation: Relation) -> str:
    return vocabularies.label("sub-need", relation.sub_need).lower() if relation.sub_need else ""


def _answer(relation: Relation) -> str:
    if not relation.is_unanswered:
        return f"Antwoord: {relation.get_answer_display()}"
    return "Nog geen antwoord" if relation.asked_at else "Nog niet gevraagd"


def question_of(relation: Relation) -> Item:
    """On the desk of who is to answer."""
    return Item(
        f"{relation.source} rekent op u{_for(relation)}",
        f"/relaties/{relation.ref}/beantwoorden/",
        timezone.localdate(relation.asked_at) if relation.asked_at else None,
        "Wacht op uw antwoord",
    )


def doubt_of(relation: Relation) -> Item:
    """On the desk of who counts, who promised, or who coordinates."""
    here, side = (relation.source, "wij") if relation.is_source_here else (relation.target, "ons")  # type: ignore[attr-defined]
    return Item(
        f"{relation.source} rekent op {relation.target}{_for(relation)}",
        f"{here.get_absolute_url()}rekenen-op/?kant={side}",
        timezone.localdate(relation.answered_at or relation.asked_at or relation.created_at),
        Trouble(relation.trouble).label.capitalize(),  # type: ignore[attr-defined]
    )


def _for(relation: Relation) -> str:
    return f" voor {for_what(relation)}" if relation.sub_need else ""
