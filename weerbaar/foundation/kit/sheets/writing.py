"""Tables written so that any spreadsheet opens them and `read` gives them back."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from weerbaar.foundation.kit.dutch import typed_amount
from weerbaar.foundation.kit.sheets.escaping import escape
from weerbaar.foundation.kit.sheets.odswriting import write_ods
from weerbaar.foundation.kit.sheets.reading import CSV, ODS, XLSX
from weerbaar.foundation.kit.sheets.values import moment_text

Cell = str | int | Decimal | date | None
CONTENT_TYPES: Mapping[str, str] = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
# In XLSX '_x0041_' is another way to write 'A'.
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write. `head`: its row, from 1 (0: none); `marked`: (row, place) of cells that catch the eye.

    `choices`: per column the values to choose from (XLSX offers them as a list). `is_escaped`: the texts have gone
    through `escape` already.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    head: int = 1
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    marked: frozenset[tuple[int, int]] = frozenset()
    is_escaped: bool = False


def write(kind: str, pages: Sequence[Page]) -> bytes:
    """The pages as a file of this kind; CSV holds the first one only."""
    safe = [Page(one.name, _safe(one), one.head, one.choices, one.widths, one.marked, True) for one in pages]
    if kind == XLSX:
        # Its library takes a quarter of a second of every start, and few requests make such a file.
        from weerbaar.foundation.kit.sheets.xlsxwriting import write_xlsx

        return write_xlsx(safe)
    if kind == ODS:
        return write_ods([(one.name, one.head, one.rows) for one in safe])
    return _csv(safe[0])


def _safe(page: Page) -> list[list[Cell]]:
    """Texts that no spreadsheet takes for a formula, without signs that no file can hold."""
    return [
        [
            (cell if page.is_escaped else escape(cell)).translate(NO_XML) if isinstance(cell, str) else cell
            for cell in row
        ]
        for row in page.rows
    ]


def typed(cell: Cell) -> str:
    """A value as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return moment_text(cell)
    return typed_amount(Decimal(cell)) if isinstance(cell, int | Decimal) else cell


def _csv(page: Page) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet expects."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([typed(cell) for cell in row] for row in page.rows)
    return file.getvalue().encode("utf-8-sig")
