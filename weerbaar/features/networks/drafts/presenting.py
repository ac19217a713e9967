"""One page of agreement: each part with its question, its picture and what is written."""

from typing import Any, NamedTuple

from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.kit.dutch import long_day
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.tags.words import amount, hours


class Part(NamedTuple):
    """`picture` is the name of an icon."""

    picture: str
    question: str
    answer: str


def parts_of(draft: Draft) -> list[Part]:
    """The agreement in plain words, in the order in which one would tell it."""
    unit = vocabularies.label("unit", draft.capability.unit) if draft.capability and draft.capability.unit else ""
    many = amount(draft.quantity, unit)
    return [
        Part("people", "Wie vraagt, wie levert?", f"{draft.asker} vraagt. {draft.giver} levert."),
        Part("goods", "Wat?", ". ".join(part for part in (draft.what.rstrip("."), many) if part)),
        Part("calendar", "Van wanneer tot wanneer?", _term(draft)),
        Part("phone", "Hoe roept u het in?", draft.activation),
        Part("clock", "Hoe snel?", _fast(draft.response_hours)),
        Part("sustain", "Hoe lang?", draft.sustain),
        Part("money", "Wie betaalt wat?", draft.cost_rule),
        Part("history", "Wanneer oefent u dit?", _exercise(draft)),
    ]


def _fast(value: int | None) -> str:
    return "" if value is None else "direct" if value == 0 else f"binnen {hours(value)}"


def _term(draft: Draft) -> str:
    if draft.valid_from is None:
        return ""
    end = f"tot en met {long_day(draft.valid_to)}" if draft.valid_to else "zonder einddatum"
    return f"Vanaf {long_day(draft.valid_from)}, {end}"


def _exercise(draft: Draft) -> str:
    review = f"Opnieuw bekijken vóór {long_day(draft.review_due_on)}" if draft.review_due_on else ""
    return ". ".join(part for part in (draft.exercise.rstrip("."), review) if part)


def sides_of(draft: Draft) -> list[dict[str, Any]]:
    """Who said yes, and who is yet to."""
    return [
        {"party": draft.asker, "agreed_at": draft.asker_agreed_at},
        {"party": draft.giver, "agreed_at": draft.giver_agreed_at},
    ]
