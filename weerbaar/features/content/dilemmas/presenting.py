"""Positions side by side, equal in weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from weerbaar.features.content.dilemmas import holders
from weerbaar.features.content.dilemmas.models import Dilemma, Position
from weerbaar.features.content.library.sourcing import Source, sources_of


@dataclass(frozen=True, slots=True)
class Stand:
    """One card: `held_by` are (name, address or '')."""

    position: Position
    held_by: tuple[tuple[str, str], ...]
    source: Source


def stands_of(user: Any, positions: Iterable[Position]) -> list[Stand]:
    """In the same order. Two queries."""
    rows = list(positions)
    sources = sources_of(user, rows)
    names = holders.shown(user, [line for row in rows for line in row.held_by])
    return [
        Stand(row, tuple(names[line] for line in row.held_by if line in names), sources[row.pk]) for row in rows
    ]  # fmt: skip


def body_of(dilemma: Dilemma) -> str:
    """What there is to find in it beside title and summary; no organisation by its address. Its rows are prefetched."""
    told = [dilemma.question, dilemma.difficulty]
    for one in sorted(dilemma.positions.all(), key=lambda one: one.position):
        words = [line for line in one.held_by if not holders.ref_in(line)]
        told += [one.label, one.text, *one.arguments, *words, one.source]
    told += [one.text for one in sorted(dilemma.open_questions.all(), key=lambda one: one.position)]
    return "\n".join(filter(None, [*told, *dilemma.sources]))


def note_of(dilemma: Dilemma) -> str:
    """'3 standpunten'; they are prefetched."""
    count = len(dilemma.positions.all())
    return f"{count} standpunt{'' if count == 1 else 'en'}"
