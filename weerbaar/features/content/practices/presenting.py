"""Practices and initiatives in words: a line of a list, what a reader has to know in ten seconds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.text import capfirst

from weerbaar.features.content.practices.models import NOT_EVALUATED, Practice
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.options import Block
from weerbaar.shared.publishing.presenting import badges_of

# How sure it is: in two words, with the tone of the badge.
SURE = {
    NOT_EVALUATED: ("Niet geëvalueerd", ""),
    "planevaluatie": ("Plan geëvalueerd", "info"),
    "procesevaluatie": ("Proces geëvalueerd", "info"),
    "effectevaluatie": ("Effect geëvalueerd", "right"),
}
WORDS = {
    Practice.Stage.PRACTICE: ("praktijk", "praktijken", "practice_list", "Praktijken"),
    Practice.Stage.INITIATIVE: ("initiatief", "initiatieven", "initiative_list", "Initiatieven"),
}

FIRST = ("behoefte", "bewijs", "kwadrant")


class Glance(NamedTuple):
    """One of the answers on top of the page: its question, its answer, and more in small."""

    title: str
    text: str
    small: str = ""


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """What a practice is judged by stands first, and open."""
    first = [replace(one, open=True) for name in FIRST for one in blocks if one.key == name]
    return [*first, *(one for one in blocks if one.key not in FIRST)]


def this(practice: Practice) -> str:
    return "dit initiatief" if practice.is_initiative else "deze praktijk"


def sure_of(practice: Practice) -> tuple[str, str]:
    """(words, tone) for how well it is known to work; a term of editors reads by its own name."""
    label = vocabularies.label(Vocabulary.EVIDENCE, practice.evidence)
    return SURE.get(practice.evidence, (label, "info"))


def where(practice: Practice) -> str:
    if not practice.area:
        return ""
    text = areas.describe(practice.area, at_most=3)
    return text[0].upper() + text[1:]


def when(practice: Practice) -> str:
    """'maart 2023 – juni 2024', 'sinds maart 2023'."""
    began, ended = (day and date_format(day, "F Y") for day in (practice.started_on, practice.ended_on))
    if began and ended:
        return str(began) if began == ended else f"{began} – {ended}"
    if began:
        return f"sinds {began}"
    return f"afgerond in {ended}" if ended else ""


def line_of(practice: Practice, followed: bool = False) -> dict[str, Any]:
    """One line of a list, without a query."""
    sure = [] if practice.is_initiative else [sure_of(practice)]
    seeks = [("Zoekt partners", "info")] if practice.is_seeking else []
    follows = [("U volgt dit", "right")] if followed else []
    return {
        "title": practice.title,
        "url": practice.get_absolute_url(),
        "author": practice.author,
        "where": where(practice),
        "when": when(practice),
        "summary": practice.summary,
        "needs": practice.needs,
        "badges": [*seeks, *sure, *follows, *badges_of(practice)],
        "practice": practice,
    }


def at_a_glance(practice: Practice) -> list[Glance]:
    """What, where, did it work, how sure, what did it cost, with whom: only what was told."""
    if practice.is_initiative:
        worked = Glance("Loopt", when(practice) or "Nu", _until(practice))
    else:
        worked = Glance("Hielp het?", _first(practice.result) or "Dat is niet verteld.")
    sure = Glance("Hoe zeker is dat?", sure_of(practice)[0], _first(practice.evidence_text, 120))
    every = [
        Glance("Wie", capfirst(practice.author), "" if practice.is_initiative else when(practice)),
        Glance("Waar", where(practice)),
        worked,
        *([] if practice.is_initiative else [sure]),
        Glance("Kosten en tijd", practice.cost or practice.duration, practice.duration if practice.cost else ""),
    ]
    return [one for one in every if one.text]


def _until(practice: Practice) -> str:
    if not practice.is_seeking:
        return ""
    until = f" tot en met {date_format(practice.seeks_until, 'j F Y')}" if practice.seeks_until else ""
    return f"zoekt partners{until}"


def _first(text: str, longest: int = 160) -> str:
    """The first sentence of a text, cut at a word."""
    flat = " ".join(text.split())
    end = flat.find(". ")
    first = flat[: end + 1] if 0 <= end < longest else flat
    if len(first) <= longest:
        return first
    return f"{first[:longest].rsplit(' ', 1)[0]}…"


def evidence_of(practice: Practice) -> str:
    """The whole name of how it is known."""
    return vocabularies.label(Vocabulary.EVIDENCE, practice.evidence)
