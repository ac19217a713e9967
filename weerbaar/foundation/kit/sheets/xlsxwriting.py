"""An XLSX workbook as made by hand: a head that stays, lists to choose from, cells that catch the eye."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from weerbaar.foundation.kit.sheets.writing import CODED, Cell, Page

_LISTS = "keuzes"
_LAST_ROW = 20_001


def write_xlsx(pages: Sequence[Page]) -> bytes:
    """The pages, safe already, as one workbook."""
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
