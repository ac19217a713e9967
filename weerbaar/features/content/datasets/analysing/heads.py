"""Where the head of a table stands, and what its columns are called."""

from collections.abc import Sequence

from weerbaar.features.content.datasets.analysing import values
from weerbaar.foundation.kit.sheets import letters

LOOKED_AT = 20  # rows among which a head is looked for
FULL = 0.8  # of the widest of these rows
LONGEST = 200
Rows = Sequence[Sequence[str]]


def head_at(rows: Rows) -> tuple[int, bool]:
    """(row at which the table begins, whether that row is its head).

    Titles and remarks above a table fill fewer columns than the table does. A head holds words; beside words it may
    hold years ('Regio', '2024', '2025').
    """
    looked_at = rows[:LOOKED_AT]
    widest = max((_filled(row) for row in looked_at), default=0)
    for at, row in enumerate(looked_at):
        if _filled(row) >= max(1, FULL * widest):
            return at, _is_head(row)
    return 0, False


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def _is_head(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    words = [cell for cell in cells if not _is_value(cell)]
    return bool(words) and all(values.year(cell) is not None for cell in cells if _is_value(cell))


def _is_value(cell: str) -> bool:
    return any(
        one is not None
        for one in (
            values.number(cell), values.number(cell, values.ENGLISH), values.day(cell), values.yes_no(cell),
        )
    )  # fmt: skip


def names_of(head: Sequence[str], width: int) -> list[str]:
    """A name for each of `width` columns, no two the same; a column without a name is called by its letters."""
    names: list[str] = []
    taken: set[str] = set()
    for place in range(width):
        typed = " ".join(head[place].split())[:LONGEST] if place < len(head) else ""
        name = first = typed or f"Kolom {letters(place)}"
        number = 2
        while name in taken:
            name, number = f"{first} ({number})", number + 1
        taken.add(name)
        names.append(name)
    return names
