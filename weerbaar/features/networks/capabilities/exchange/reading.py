"""From a table of text to lines of values, with each wrong cell named."""

import difflib
from typing import Any

from weerbaar.features.networks.capabilities.exchange.columns import (
    COLUMNS,
    NEVER_EMPTY,
    REMARKS,
    UNKEPT,
    Column,
    readers,
)
from weerbaar.features.networks.capabilities.exchange.plans import Line, Plan
from weerbaar.foundation.kit.sheets import Sheet, letters, unescape
from weerbaar.foundation.kit.tables import Row, Table
from weerbaar.foundation.kit.text import as_code

CLEAR = "-"


def read_lines(table: Table, plan: Plan) -> list[Line]:
    """The lines of the table; errors go into the plan. An empty cell leaves a value as it is, '-' clears it."""
    plan.letters = _letters(table)
    columns = _head(table, plan)
    reader = {name: _Remembering(name, column) for name, column in readers().items() if name in columns}
    lines = []
    for row in table.rows:
        if any(row.cells[len(columns) :]):
            plan.wrong(row.number, "", f"heeft {len(row.cells)} cellen, en de kop heeft er {len(columns)}.")
        lines.append(_line(row, columns, reader, plan))
    return lines


def _letters(table: Table) -> dict[str, str]:
    """What stands over each column in the file, by its name as typed and as we know it."""
    found: dict[str, str] = {}
    for at, typed in enumerate(table.columns):
        over = table.letters_of(at) if isinstance(table, Sheet) else letters(at)
        found.setdefault(typed, over)
        found.setdefault(as_code(typed).replace("-", "_"), over)
    return found


def _head(table: Table, plan: Plan) -> list[str]:
    """The template's name for each column, '' for one that is unknown."""
    names = []
    for typed in table.columns:
        name = as_code(typed).replace("-", "_")
        if name == REMARKS:
            name = ""
        elif name not in COLUMNS and name not in UNKEPT:
            close = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"; bedoelde u {close[0]}?" if close else "."
            plan.wrong(1, typed or "zonder naam", f"deze kolom ken ik niet{hint}")
            name = ""
        elif name in names:
            plan.wrong(1, name, "deze kolom staat er twee keer in.")
            name = ""
        names.append(name)
    return names


class _Remembering:
    """A reader that reads the same text only once."""

    def __init__(self, name: str, column: Column) -> None:
        self.name = name
        self.column = column
        self.known: dict[str, tuple[Any, str]] = {}

    def __call__(self, cell: str) -> tuple[Any, str]:
        """The value and '', or None and what is wrong."""
        found = self.known.get(cell)
        if found is None:
            found = self._read(cell)
            if len(cell) <= 100:
                self.known[cell] = found
        return found

    def _read(self, cell: str) -> tuple[Any, str]:
        if cell == CLEAR:
            return (None, "kan niet leeg worden gemaakt.") if self.name in NEVER_EMPTY else (self.column.empty, "")
        try:
            return self.column.read(unescape(cell)), ""
        except ValueError as error:
            return None, str(error)


def _line(row: Row, columns: list[str], reader: dict[str, _Remembering], plan: Plan) -> Line:
    line = Line(row.number)
    for name, cell in zip(columns, row.cells, strict=False):
        if not name or not cell:
            continue
        value, wrong = reader[name](cell)
        if wrong:
            plan.wrong(row.number, name, wrong)
            line.wrong.add(name)
        else:
            line.values[name] = value
    return line
