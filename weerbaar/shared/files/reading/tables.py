"""Rows of CSV, XLSX and ODS, sheet by sheet, a few hundred at a time. Runs in the child process only.

A file with more rows or letters than there is room for is read to its end, so that it is known how many there are, and
given as far as the room goes.
"""

import csv
import re
from collections.abc import Callable, Iterator

from weerbaar.foundation.kit.sheets.csvs import delimiter_of
from weerbaar.foundation.kit.sheets.ods import read_ods
from weerbaar.foundation.kit.sheets.packed import Package
from weerbaar.foundation.kit.sheets.raw import LONGEST_CELL, RawSheet, SheetError, address, long_cell
from weerbaar.foundation.kit.sheets.xlsx import read_xlsx
from weerbaar.foundation.kit.tables import MEGABYTE, Limits
from weerbaar.shared.files.reading.parts import Stretch, Told

COLUMNS = 200
MOST_LETTERS = 50 * MEGABYTE  # of all that is given
MOST_SHEETS = 30
AT_ONCE = 500
LIMITS = Limits(rows=2_000_000, columns=COLUMNS, megabytes=100)
QUOTE = 'Rij {}: een aanhalingsteken (") gaat open en niet meer dicht. Haal het weg of sluit het.'
_LOOK = 100_000  # letters that tell the delimiter
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


Give = Callable[[Stretch], None]


class _Room:
    """How much may still be given, over all sheets."""

    def __init__(self, rows: int) -> None:
        self.rows, self.letters, self.sheets = rows, MOST_LETTERS, 0


class _Given(RawSheet):
    """Hands its rows on as they come and keeps none."""

    __slots__ = ("_give", "_is_capped", "_number", "_room", "_total", "_waiting")

    def __init__(self, name: str, room: _Room, give: Give) -> None:
        super().__init__(name)
        room.sheets += 1
        self._room, self._give, self._number = room, give, room.sheets
        self._waiting: list[list[str]] = []
        self._total, self._is_capped = 0, room.sheets > MOST_SHEETS

    def add(self, number: int, cells: dict[int, str], limits: Limits) -> None:
        """As it says there; a row beyond the room is counted only."""
        if not cells:
            return
        last = max(cells)
        if last >= limits.columns:
            super().add(number, cells, limits)  # refuses it, with its name
        self._total += 1
        letters = sum(map(len, cells.values()))
        self._room.rows -= 1
        self._room.letters -= letters
        if self._is_capped or self._room.rows < 0 or self._room.letters < 0:
            self._is_capped = True
            return
        self._waiting.append([cells.get(place, "") for place in range(last + 1)])
        if len(self._waiting) == AT_ONCE:
            self._hand()

    def repeat(self, number: int, cells: dict[int, str], times: int, limits: Limits) -> None:
        for more in range(1, times):
            self.add(number + more, cells, limits)

    def end(self) -> None:
        """Gives what is left, and how it was."""
        told = Told(self._total, len(self.formulas), len(self.merged), len(self.faults), self._is_capped)
        self._hand(told)

    def _hand(self, told: Told | None = None) -> None:
        self._give(Stretch(self._number, self.name, self._waiting, told))
        self._waiting = []


def read(kind: str, path: str, most: int, give: Give) -> None:
    """All sheets of a file, at most so many rows. Raises SheetError: one Dutch sentence."""
    room = _Room(most)
    if kind == "csv":
        sheet = _Given("", room, give)
        for number, cells in enumerate(_csv_rows(path), 1):
            sheet.add(number, _filled(cells, number), LIMITS)
        sheet.end()
        return
    made: list[_Given] = []

    def make(name: str) -> RawSheet:
        if made:
            made[-1].end()
        made.append(_Given(name, room, give))
        return made[-1]

    (read_xlsx if kind == "xlsx" else read_ods)(Package(path, LIMITS), LIMITS, make)
    if made:
        made[-1].end()


def _filled(cells: list[str], number: int) -> dict[int, str]:
    filled = {place: text for place, cell in enumerate(cells) if (text := cell.strip(" \n\r\u00a0"))}
    for place, text in filled.items():
        if len(text) > LONGEST_CELL:
            raise long_cell(address(place, number), "")
    return filled


def _csv_rows(path: str) -> Iterator[list[str]]:
    """The rows of a CSV file, by the delimiter and the encoding that it turns out to have."""
    encoding = _encoding(path)
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        start = file.read(_LOOK)
        named = _SEPARATOR_LINE.match(start)
        delimiter = named[1] if named else delimiter_of(start)
    csv.field_size_limit(2 * LONGEST_CELL)
    is_strict = _closes(path, encoding, delimiter)
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        if named:
            file.readline()
        yield from csv.reader(file, delimiter=delimiter, strict=is_strict)


def _encoding(path: str) -> str:
    """UTF-8 when all of it is, else as Windows wrote it (Latin-1)."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            while file.read(MEGABYTE):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _closes(path: str, encoding: str, delimiter: str) -> bool:
    """Whether its quotes stand as they should. Raises SheetError for one that swallows the rest of the file."""
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        number = 0
        try:
            for number, _ in enumerate(csv.reader(file, delimiter=delimiter, strict=True), 1):  # noqa: B007
                pass
        except csv.Error as error:
            if "expected after" in str(error):
                return False
            raise SheetError(QUOTE.format(number + 1)) from error
    return True
