"""The sheets of an ODS document, read from its XML."""

from collections.abc import Callable

from weerbaar.foundation.kit.sheets.packed import PASSWORD, Package, bare
from weerbaar.foundation.kit.sheets.raw import LONGEST_CELL, RawSheet, SheetError, address, long_cell
from weerbaar.foundation.kit.sheets.values import iso_text, number_text
from weerbaar.foundation.kit.tables import Limits

_ASIDE = ("annotation", "frame", "custom-shape", "shapes", "g", "tracked-changes")
_NUMBERS = ("float", "percentage", "currency")


def read_ods(package: Package, limits: Limits, make: Callable[[str], RawSheet] = RawSheet) -> list[RawSheet]:
    """Every sheet, in order; `make(name)` gives what takes its rows. Raises SheetError."""
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise SheetError(PASSWORD)
    tables = _Tables(limits, make)
    package.parse("content.xml", tables.start, end=tables.end, text=tables.text)
    return tables.sheets


class _Tables:
    """Takes the XML of a document; its sheets end up in `sheets`."""

    def __init__(self, limits: Limits, make: Callable[[str], RawSheet]) -> None:
        self.limits = limits
        self._make = make
        self.sheets: list[RawSheet] = []
        self._row = 0
        self._rows_repeated = 1
        self._cells: dict[int, str] = {}
        self._place = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._in_paragraph = 0
        self._aside = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _ASIDE:
            self._aside += 1
        elif self._aside:
            return
        elif tag == "table":
            self.sheets.append(self._make(bare(attributes).get("name", "")))
            self._row = 0
        elif tag == "table-row":
            self._row += 1
            self._place = 0
            self._cells = {}
            self._rows_repeated = int(bare(attributes).get("number-rows-repeated", 1))
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell = bare(attributes)
            self._paragraphs = []
        elif self._cell is not None:
            self._start_text(tag, attributes)

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("p", "h"):
            self._paragraphs.append("")
            self._in_paragraph += 1
        elif not self._in_paragraph:
            return
        elif tag == "s":
            self._paragraphs[-1] += " " * min(int(bare(attributes).get("c", 1)), 100)
        elif tag == "tab":
            self._paragraphs[-1] += "\t"
        elif tag == "line-break":
            self._paragraphs[-1] += "\n"

    def text(self, data: str) -> None:
        if self._in_paragraph and not self._aside:
            self._paragraphs[-1] += data

    def end(self, tag: str) -> None:
        if tag in _ASIDE:
            self._aside -= 1
        elif self._aside:
            return
        elif tag in ("p", "h") and self._in_paragraph:
            self._in_paragraph -= 1
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._keep(self._cell)
            self._cell = None
        elif tag == "table-row":
            self._end_row()

    def _keep(self, cell: dict[str, str]) -> None:
        sheet = self.sheets[-1]
        name = address(self._place, self._row)
        columns, rows = int(cell.get("number-columns-spanned", 1)), int(cell.get("number-rows-spanned", 1))
        if columns > 1 or rows > 1:
            sheet.merged.append(f"{name}:{address(self._place + columns - 1, self._row + rows - 1)}")
        if cell.get("formula"):
            sheet.formulas.append(name)
        value = _value(cell, "\n".join(self._paragraphs)).strip(" \n\r\u00a0")
        if len(value) > LONGEST_CELL:
            raise long_cell(name, sheet.where)
        repeated = int(cell.get("number-columns-repeated", 1))
        if value:
            # One too many is enough to be refused.
            for place in range(self._place, min(self._place + repeated, self.limits.columns + 1)):
                self._cells[place] = value
        self._place += repeated

    def _end_row(self) -> None:
        sheet = self.sheets[-1]
        sheet.add(self._row, self._cells, self.limits)
        if self._cells and self._rows_repeated > 1:
            sheet.repeat(self._row, self._cells, min(self._rows_repeated, 2 * self.limits.rows + 100), self.limits)
        self._row += self._rows_repeated - 1


def _value(cell: dict[str, str], shown: str) -> str:
    kind = cell.get("value-type", "")
    if kind in _NUMBERS:
        number = number_text(cell.get("value", ""))
        # A number that shows with zeros before it means those.
        return shown if shown.isdigit() and shown.lstrip("0") == number and shown != number else number
    if kind == "date":
        return iso_text(cell.get("date-value", ""))
    if kind == "boolean":
        return "ja" if cell.get("boolean-value") == "true" else "nee"
    return shown or cell.get("string-value", "")
