"""Tables written so that any spreadsheet opens them and `read` gives them back."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

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
_LISTS = "keuzes"
_LAST_ROW = 20_001
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
        return _xlsx(safe)
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


def _xlsx(pages: Sequence[Page]) -> bytes:
    book = Workbook(write_only=True)
    lists: list[Sequence[str]] = []
    for page in pages:
        _fill(book, page, lists)
    if lists:
        sheet = book.create_sheet(_LISTS)
        sheet.sheet_state = "hidden"
        for at in range(max(map(len, lists))):
            sheet.append([values[at] if at < len(values) else None for values in lists])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(book: Workbook, page: Page, lists: list[Sequence[str]]) -> None:
    sheet = book.create_sheet(page.name)
    for place, width in page.widths.items():
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    if page.head:
        sheet.freeze_panes = f"A{page.head + 1}"
    for place, values in page.choices.items():
        lists.append(values)
        letter, own = get_column_letter(len(lists)), get_column_letter(place + 1)
        rule = DataValidation(type="list", formula1=f"{_LISTS}!${letter}$1:${letter}${len(values)}", allow_blank=True)
        rule.errorTitle, rule.error = "Staat niet in de lijst", "Kies een waarde uit de lijst, of maak de cel leeg."
        rule.showErrorMessage = True
        rule.add(f"{own}{page.head + 1}:{own}{_LAST_ROW}")
        sheet.data_validations.append(rule)
    for number, texts in enumerate(page.rows, 1):
        row = [CODED.sub("_x005F_", cell) if isinstance(cell, str) and "_x" in cell else cell for cell in texts]
        if number == page.head or any((number, place) in page.marked for place in range(len(row))):
            sheet.append(
                [_drawn(sheet, cell, number == page.head, (number, at) in page.marked) for at, cell in enumerate(row)]
            )
        else:
            sheet.append([_plain(sheet, cell) for cell in row])


def _plain(sheet: object, cell: Cell) -> object:
    """Dates need their format, and a text that begins with = or # is no formula or fault."""
    if isinstance(cell, date) or (isinstance(cell, str) and cell[:1] in ("=", "#")):
        return _drawn(sheet, cell, False, False)
    return cell if cell != "" else None


def _drawn(sheet: object, value: Cell, is_head: bool, is_marked: bool) -> object:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = "dd-mm-yyyy"
    if is_head:
        cell.font = Font(bold=True)
    if is_marked:
        cell.fill = PatternFill("solid", fgColor="FFE699")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
