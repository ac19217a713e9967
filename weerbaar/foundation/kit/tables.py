"""Reading tables that people made: CSV with semicolons, commas or tabs, from any spreadsheet."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass

from weerbaar.foundation.kit.text import as_code

DELIMITERS = ";,\t"
MEGABYTE = 1024 * 1024


class NotATable(ValueError):
    """The file as a whole cannot be read; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Limits:
    rows: int = 20_000
    columns: int = 60
    megabytes: int = 20


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row as a spreadsheet counts it: the head is row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` as typed in the head; each row has at most as many cells. `notice` says what was assumed, or ''."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notice: str = ""


def read_csv(data: bytes, known: Collection[str] = (), limits: Limits = Limits()) -> Table:
    """The table in a CSV file. Empty rows and rows that begin with '#' are left out.

    UTF-8 with or without byte order mark, else Windows-1252. `known`: column names that help to tell the delimiter.
    Raises NotATable.
    """
    if len(data) > limits.megabytes * MEGABYTE:
        raise NotATable(f"Het bestand is groter dan {limits.megabytes} MB. Maak er kleinere bestanden van.")
    text, notice = _decoded(data)
    delimiter = _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        numbered = [Row(number, tuple(cell.strip() for cell in cells)) for number, cells in enumerate(reader, 1)]
    except csv.Error as error:
        raise NotATable(f"Dit is geen goed CSV-bestand (regel {reader.line_num}).") from error
    filled = [row for row in numbered if any(row.cells) and not row.cells[0].startswith("#")]
    if not filled:
        raise NotATable("Het bestand is leeg.")
    head, *rows = filled
    _within(limits, head, rows)
    return Table(_without_empty_end(head.cells), tuple(rows), notice)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and a notice when the encoding was not the one we ask for."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotATable("Dit is een Excel- of ODS-bestand. Bewaar het als CSV (UTF-8) en probeer het opnieuw.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotATable("Dit bestand is opgeslagen als UTF-16. Bewaar het als CSV (UTF-8) en probeer het opnieuw.")
    if b"\x00" in data:
        raise NotATable("Dit is geen tekstbestand. Bewaar de tabel als CSV (UTF-8) en probeer het opnieuw.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Het bestand is gelezen als Windows-1252. Bewaar het voortaan als CSV (UTF-8)."
    except UnicodeDecodeError:
        raise NotATable("De letters in dit bestand zijn niet te lezen. Bewaar het als CSV (UTF-8).") from None


def _delimiter(text: str, known: Collection[str]) -> str:
    """The delimiter that makes most sense of the head: most known columns, else most columns."""
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")

    def sense(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        return sum(as_code(cell).replace("-", "_") in known for cell in cells), len(cells)

    return max(DELIMITERS, key=sense)


def _within(limits: Limits, head: Row, rows: list[Row]) -> None:
    if len(rows) > limits.rows:
        raise NotATable(f"Het bestand heeft {len(rows)} rijen; ten hoogste {limits.rows} kunnen in één keer.")
    if len(head.cells) > limits.columns:
        raise NotATable(f"Het bestand heeft {len(head.cells)} kolommen; ten hoogste {limits.columns} kan.")


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Spreadsheets like to add empty columns at the end."""
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]
