"""Tables that people made, in XLSX, CSV or ODS: reading them safely, and writing them so that they can be read again.

sheet = sheets.read("kaart.xlsx", data, COLUMNS)   # raises SheetError: one Dutch sentence
sheet.columns, sheet.rows, sheet.notice
"""

from weerbaar.foundation.kit.sheets.escaping import escape, unescape
from weerbaar.foundation.kit.sheets.raw import SheetError, letters
from weerbaar.foundation.kit.sheets.reading import CSV, ODS, XLSX, Sheet, column_name, read, read_all
from weerbaar.foundation.kit.sheets.streaming import LongPage, csv_pieces, write_long
from weerbaar.foundation.kit.sheets.writing import CONTENT_TYPES, Cell, Page, write

__all__ = [
    "CONTENT_TYPES",
    "CSV",
    "ODS",
    "XLSX",
    "Cell",
    "LongPage",
    "Page",
    "Sheet",
    "SheetError",
    "column_name",
    "csv_pieces",
    "escape",
    "letters",
    "read",
    "read_all",
    "unescape",
    "write",
    "write_long",
]
