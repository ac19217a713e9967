"""The quadrant of what is done: inside the own organisation or with others, beforehand or during and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

COLUMNS = ("Binnen de eigen organisatie", "Samen met anderen")
ROWS = ("Vooraf: voorbereiden en beperken", "Tijdens en erna: reageren en herstellen")
CELLS = (("eigen-continuiteit", "weerbaarheid-opbouwen"), ("faciliteren-en-reageren", "whole-of-society"))
SIDE = 60  # of one square in the picture


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the four. `x`, `y`: where it lies in the picture; `items`: the first few; `url`: all of them."""

    code: str
    label: str
    x: int
    y: int
    is_here: bool
    count: int
    items: Sequence[Any]
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Two rows of two; `told`: in a sentence where the marked one lies ('' without)."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    told: str

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells]


def drawn(
    here: str = "",
    counts: Mapping[str, int] | None = None,
    items: Mapping[str, Sequence[Any]] | None = None,
    urls: Mapping[str, str] | None = None,
) -> Quadrant:
    """The quadrant with one cell marked, or with how many lie in each."""
    counts, items, urls = counts or {}, items or {}, urls or {}
    rows = tuple(
        Row(
            title,
            tuple(
                Cell(
                    code,
                    vocabularies.label(Vocabulary.QUADRANT, code),
                    column * SIDE,
                    row * SIDE,
                    code == here,
                    counts.get(code, 0),
                    items.get(code, ()),
                    urls.get(code, ""),
                )
                for column, code in enumerate(CELLS[row])
            ),
        )
        for row, title in enumerate(ROWS)
    )
    return Quadrant(COLUMNS, rows, _told(here))


def _told(code: str) -> str:
    for row, codes in enumerate(CELLS):
        if code in codes:
            where = COLUMNS[codes.index(code)].lower()
            when = ("vooraf", "tijdens en erna")[row]
            return f"{vocabularies.label(Vocabulary.QUADRANT, code)}: {where}, {when}"
    return ""
