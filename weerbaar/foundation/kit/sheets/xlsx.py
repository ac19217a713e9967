"""The sheets of an XLSX workbook, read from its XML: values, and the names of cells that hold something else."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from weerbaar.foundation.kit.sheets.packed import DAMAGED, MACROS, Package, bare
from weerbaar.foundation.kit.sheets.raw import LONGEST_CELL, RawSheet, SheetError, address, long_cell, place_of
from weerbaar.foundation.kit.sheets.values import formatted, iso_text, kind_of_format
from weerbaar.foundation.kit.tables import Limits

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Stripped once where a text is shared: a million uses of it are then one text.
EDGES = " \n\r\u00a0"
HIDDEN = ("hidden", "veryHidden")


def read_xlsx(package: Package, limits: Limits, make: Callable[[str], RawSheet] = RawSheet) -> list[RawSheet]:
    """Every sheet that shows, in order; `make(name)` gives what takes its rows. Raises SheetError."""
    book = _Book.of(package)
    strings = _strings(package, book.strings)
    formats = _formats(package, book.styles)
    sheets = []
    for name, part in book.sheets:
        cells = _Cells(make(name), limits, strings, formats, book.is_1904)
        package.parse(part, cells.start, end=cells.end, text=cells.text)
        sheets.append(cells.sheet)
    return sheets


@dataclass(slots=True)
class _Book:
    sheets: list[tuple[str, str]] = field(default_factory=list)
    strings: str = ""
    styles: str = ""
    is_1904: bool = False

    @classmethod
    def of(cls, package: Package) -> "_Book":
        if b"macroenabled" in package.read("[Content_Types].xml").lower():
            raise SheetError(MACROS)
        main = next((path for kind, path in _related(package, "").values() if kind == "officeDocument"), "")
        if main not in package.names or not main.endswith(".xml"):
            raise SheetError(DAMAGED)
        book = cls()
        parts = _related(package, main)
        for kind, path in parts.values():
            if kind == "sharedStrings":
                book.strings = path
            elif kind == "styles":
                book.styles = path

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "workbookPr":
                book.is_1904 = attributes.get("date1904") in ("1", "true")
            elif tag == "sheet" and attributes.get("state") not in HIDDEN:
                own = bare(attributes)
                kind, path = parts.get(own.get("id", ""), ("", ""))
                if kind == "worksheet":
                    book.sheets.append((own.get("name", ""), path))

        package.parse(main, start)
        return book


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What one part points at: kind and path by id."""
    folder, name = posixpath.split(part)
    found = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)

    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels in package.names:
        package.parse(rels, start)
    return found


class _Strings:
    """Takes the XML of the shared texts; phonetic readings are left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._taking = False
        self._phonetic = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            self._pieces.clear()
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t":
            self._taking = not self._phonetic

    def end(self, tag: str) -> None:
        if tag == "t":
            self._taking = False
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.strings.append(_decoded("".join(self._pieces)).strip(EDGES))

    def text(self, data: str) -> None:
        if self._taking:
            self._pieces.append(data)


def _strings(package: Package, part: str) -> list[str]:
    taken = _Strings()
    if part in package.names:
        package.parse(part, taken.start, end=taken.end, text=taken.text)
    return taken.strings


def _formats(package: Package, part: str) -> list[str]:
    """What a cell of each style shows (see `kind_of_format`)."""
    codes: dict[int, str] = {}
    kinds: list[str] = []
    state = {"cells": False}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            state["cells"] = True
        elif tag == "xf" and state["cells"]:
            number = int(attributes.get("numFmtId", 0))
            kinds.append(kind_of_format(number, codes.get(number, "")))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            state["cells"] = False

    if part in package.names:
        package.parse(part, start, end=end)
    return kinds


def _decoded(text: str) -> str:
    """Excel writes what XML cannot hold as _x000D_."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Cells:
    """Takes the XML of one sheet; its rows end up in `sheet`."""

    def __init__(self, sheet: RawSheet, limits: Limits, strings: list[str], formats: list[str], is_1904: bool) -> None:
        self.sheet = sheet
        self.limits = limits
        self.strings = strings
        self.formats = formats
        self.is_1904 = is_1904
        self._row = 0
        self._place = -1
        self._cells: dict[int, str] = {}
        self._type = ""
        self._style = 0
        self._pieces: list[str] = []
        self._taking = False
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "v" or tag == "t":
            self._taking = not self._phonetic
        elif tag == "c":
            name = attributes.get("r", "")
            self._place = place_of(name) if name else self._place + 1
            self._type = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0))
            self._pieces.clear()
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._place = -1
            self._cells = {}
        elif tag == "f":
            self.sheet.formulas.append(address(self._place, self._row))
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "mergeCell":
            self.sheet.merged.append(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        if self._taking:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        if tag == "v" or tag == "t":
            self._taking = False
        elif tag == "c":
            if self._pieces:
                self._keep("".join(self._pieces))
        elif tag == "row":
            self.sheet.add(self._row, self._cells, self.limits)
        elif tag == "rPh":
            self._phonetic = False

    def _keep(self, raw: str) -> None:
        value = self._value(raw).strip(EDGES)
        if len(value) > LONGEST_CELL:
            raise long_cell(address(self._place, self._row), self.sheet.where)
        if value and self._place >= 0:
            self._cells[self._place] = value

    def _value(self, raw: str) -> str:
        kind = self._type
        if kind == "s":
            return self.strings[int(raw)]
        if kind == "n":
            return formatted(raw, self.formats[self._style] if self._style < len(self.formats) else "", self.is_1904)
        if kind == "b":
            return "ja" if raw == "1" else "nee"
        if kind == "d":
            return iso_text(raw)
        if kind == "e":
            self.sheet.faults.append(address(self._place, self._row))
        return _decoded(raw)
