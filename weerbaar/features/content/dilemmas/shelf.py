"""Dilemmas on the shelf, with positions and open questions as rows beside them."""

from collections.abc import Mapping
from typing import Any

from weerbaar.features.content.dilemmas.models import Dilemma, OpenQuestion, Position
from weerbaar.features.content.library.sourcing import documents_in, held_source, source_of
from weerbaar.shared.publishing.shelf import Shelf

POSITIONS, OPEN_QUESTIONS = "positions", "open_questions"
OF_POSITION = ("label", "text", "arguments", "held_by")
OF_QUESTION = ("text", "state", "by")


def parts_of(dilemma: Dilemma) -> dict[str, Any]:
    """Positions and open questions in their order, as plain values. Two queries."""
    if dilemma.pk is None:
        return {POSITIONS: [], OPEN_QUESTIONS: []}
    positions = dilemma.positions.select_related("document").order_by("position")
    return {
        POSITIONS: [{name: getattr(row, name) for name in OF_POSITION} | held_source(row) for row in positions],
        OPEN_QUESTIONS: [
            {name: getattr(row, name) for name in OF_QUESTION} for row in dilemma.open_questions.order_by("position")
        ],
    }


def write_parts(dilemma: Dilemma, parts: Mapping[str, Any]) -> None:
    """Exactly these from here on; a kind that is not given stays as it is."""
    if POSITIONS in parts:
        rows = list(parts[POSITIONS])
        documents = documents_in(rows)
        dilemma.positions.all().delete()
        Position.objects.bulk_create(
            Position(dilemma=dilemma, position=place, **_told(row, OF_POSITION), **source_of(row, documents))
            for place, row in enumerate(rows, 1)
        )
    if OPEN_QUESTIONS in parts:
        dilemma.open_questions.all().delete()
        OpenQuestion.objects.bulk_create(
            OpenQuestion(dilemma=dilemma, position=place, **_told(row, OF_QUESTION))
            for place, row in enumerate(parts[OPEN_QUESTIONS], 1)
        )


def _told(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


SHELF = Shelf(
    model=Dilemma,
    name="dilemma",
    label="vraagstuk",
    plural="vraagstukken",
    own=("question", "difficulty", "sources"),
    parts=(POSITIONS, OPEN_QUESTIONS),
    parts_of=parts_of,
    write_parts=write_parts,
)
