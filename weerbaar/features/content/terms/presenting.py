"""Definitions side by side, and along a line of years."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weerbaar.features.content.library.sourcing import Source, sources_of
from weerbaar.features.content.terms.models import Definition, Notion
from weerbaar.foundation.kit.text import fold


@dataclass(frozen=True, slots=True)
class Meaning:
    """One card: a definition and where it comes from; `anchor` is its place on the page."""

    definition: Definition
    source: Source
    anchor: str


@dataclass(frozen=True, slots=True)
class Year:
    """One point on the line: what was meant from then on."""

    year: int
    meanings: tuple[Meaning, ...]


def meanings_of(user: Any, definitions: Iterable[Definition]) -> list[Meaning]:
    """In the same order. One query."""
    rows = list(definitions)
    sources = sources_of(user, rows)
    return [Meaning(row, sources[row.pk], f"betekenis-{row.position}") for row in rows]


def years_of(meanings: Sequence[Meaning]) -> list[Year]:
    """The line, oldest first; nothing when there are no two years to compare."""
    found: dict[int, list[Meaning]] = defaultdict(list)
    for meaning in meanings:
        if meaning.source.year:
            found[meaning.source.year].append(meaning)
    return [Year(year, tuple(found[year])) for year in sorted(found)] if len(found) > 1 else []


def by_letter(notions: Sequence[Notion]) -> list[tuple[str, list[Notion]]]:
    """Those of a list that stands in order, under their first letter; digits and signs under '#'."""
    return [(letter, list(rows)) for letter, rows in groupby(notions, key=_letter)]


def _letter(notion: Notion) -> str:
    first = fold(notion.title)[:1].upper()
    return first if first.isalpha() else "#"


def body_of(notion: Notion) -> str:
    """What there is to find in it beside title and summary; its definitions are prefetched."""
    told = [
        "\n".join((one.label, one.text, one.used_by, one.source))
        for one in sorted(notion.definitions.all(), key=lambda one: one.position)
    ]
    return "\n".join([*told, notion.contrast]).strip()


def note_of(notion: Notion) -> str:
    """'3 betekenissen'; its definitions are prefetched."""
    count = len(notion.definitions.all())
    return f"{count} betekenis{'' if count == 1 else 'sen'}"
