"""Which kind of file this is, which sheet is meant, and where its head stands."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import IO

from weerbaar.foundation.kit.sheets.csvs import read_csv
from weerbaar.foundation.kit.sheets.ods import read_ods
from weerbaar.foundation.kit.sheets.packed import DAMAGED, PASSWORD, Package
from weerbaar.foundation.kit.sheets.raw import RawSheet, SheetError, letters, too_many_rows
from weerbaar.foundation.kit.sheets.xlsx import read_xlsx
from weerbaar.foundation.kit.tables import MEGABYTE, Limits, Row, Table
from weerbaar.foundation.kit.text import as_code

CSV, XLSX, ODS = "CSV", "XLSX", "ODS"
ENDINGS = {"csv": CSV, "txt": CSV, "tsv": CSV, "xlsx": XLSX, "ods": ODS}
NO_SHEET = "Dit is geen XLSX, CSV of ODS. Bewaar de tabel als een van deze drie en probeer het opnieuw."
EMPTY = "Het bestand is leeg. Vul een kop en ten minste één rij in."
LIMITS = Limits()
LOOKED_AT = 10  # rows in which a head may stand
_ODS_KINDS = tuple(f"application/vnd.oasis.opendocument.spreadsheet{end}".encode() for end in ("", "-template"))


@dataclass(frozen=True, slots=True)
class Sheet(Table):
    """One sheet. Its cells are text as the template wants it: '21-11-2026', '2500,5', 'ja'.

    `head` is the row of the head; `skipped` the rows that begin with '#' or stand above the head; `sheets` the names
    of all sheets in the file; `kind` what the file really is. `places`: where each column stands in the file, from 0,
    when that is not in this order (-1: nowhere). A cell may still carry the ' of `escape`.
    """

    name: str = ""
    head: int = 1
    skipped: tuple[Row, ...] = ()
    sheets: tuple[str, ...] = ()
    kind: str = CSV
    places: tuple[int, ...] = ()

    def letters_of(self, at: int) -> str:
        """The letters over a column of the file, for the column at this place here; '' when it is not in the file."""
        place = self.places[at] if self.places else at
        return letters(place) if place >= 0 else ""


def read(
    name: str, data: bytes | IO[bytes], known: Collection[str] = (), limits: Limits = LIMITS, sheet: str = ""
) -> Sheet:
    """The sheet of this name, else the one with most `known` columns, else the first that holds anything.

    `name` of the file only serves to say that it is something else than it is called; the content decides. `known`
    are names of columns as `column_name` makes them. Raises SheetError.
    """
    kind, raw = _raw(_bytes(data, limits), known, limits)
    filled = [one for one in raw if one.rows]
    if not filled:
        raise SheetError(EMPTY)
    chosen = next((one for one in filled if one.name == sheet), None) if sheet else None
    if chosen is None:
        chosen = max(filled, key=lambda one: _known_in(one.rows[_head_at(one.rows, known)], known))
    others = [one.name for one in filled if one is not chosen and not sheet]
    return _sheet(chosen, kind, known, limits, tuple(one.name for one in filled), _called(name, kind), others)


def read_all(
    name: str, data: bytes | IO[bytes], known: Collection[str] = (), limits: Limits = LIMITS
) -> tuple[Sheet, ...]:
    """Every sheet that holds anything. Raises SheetError."""
    kind, raw = _raw(_bytes(data, limits), known, limits)
    filled = [one for one in raw if one.rows]
    if not filled:
        raise SheetError(EMPTY)
    names = tuple(one.name for one in filled)
    return tuple(_sheet(one, kind, known, limits, names, _called(name, kind), []) for one in filled)


def column_name(typed: str) -> str:
    """How names of columns are compared: 'Binnen uren' is 'binnen_uren'."""
    return as_code(typed).replace("-", "_")


def _bytes(data: bytes | IO[bytes], limits: Limits) -> bytes:
    most = limits.megabytes * MEGABYTE
    content = data if isinstance(data, bytes) else data.read(most + 1)
    if len(content) > most:
        raise SheetError(f"Het bestand is groter dan {limits.megabytes} MB. Maak er kleinere bestanden van.")
    if not content:
        raise SheetError(EMPTY)
    return content


def _raw(data: bytes, known: Collection[str], limits: Limits) -> tuple[str, list[RawSheet]]:
    """What the file really is, and its sheets."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SheetError(PASSWORD)
        raise SheetError("Dit is een oud Excel-bestand (XLS). Bewaar het als XLSX en probeer het opnieuw.")
    if data.startswith(b"PK"):
        return _unpacked(data, limits)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<", b"%PDF", b"{\\rtf")):
        raise SheetError(NO_SHEET)
    return CSV, [read_csv(data, known, limits)]


def _unpacked(data: bytes, limits: Limits) -> tuple[str, list[RawSheet]]:
    package = Package(data, limits)
    try:
        if package.read("mimetype").strip() in _ODS_KINDS:
            return ODS, read_ods(package, limits)
        if any(name.startswith("xl/") for name in package.names):
            return XLSX, read_xlsx(package, limits)
    except (ValueError, LookupError, OverflowError) as error:
        if isinstance(error, SheetError):
            raise
        # Numbers and references that point at nothing.
        raise SheetError(DAMAGED) from error
    raise SheetError(NO_SHEET)


def _called(name: str, kind: str) -> str:
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    said = ENDINGS.get(ending, "")
    return f"Het bestand heet .{ending}, maar het is {kind}; zo is het gelezen." if said and said != kind else ""


def _sheet(
    raw: RawSheet,
    kind: str,
    known: Collection[str],
    limits: Limits,
    names: tuple[str, ...],
    called: str,
    others: list[str],
) -> Sheet:
    raw.complain()
    at = _head_at(raw.rows, known)
    head = raw.rows[at]
    if head.cells[0].startswith("#"):
        raise SheetError(EMPTY)
    rows = [row for row in raw.rows[at + 1 :] if not row.cells[0].startswith("#")]
    skipped = (*raw.rows[:at], *(row for row in raw.rows[at + 1 :] if row.cells[0].startswith("#")))
    if len(rows) > limits.rows:
        raise too_many_rows(limits, raw.where)
    if len(head.cells) > limits.columns:
        raise SheetError(f"Het bestand heeft {len(head.cells)} kolommen; ten hoogste {limits.columns} kan.")
    above = any(not row.cells[0].startswith("#") for row in raw.rows[:at])
    notices = [called, raw.notice, _not_read(raw.name, others)]
    notices.append(f"De kop staat in rij {head.number}; wat erboven staat, is overgeslagen." if above else "")
    return Sheet(
        columns=head.cells,
        rows=tuple(rows),
        notice=" ".join(notice for notice in notices if notice),
        name=raw.name,
        head=head.number,
        skipped=skipped,
        sheets=names,
        kind=kind,
    )


def _not_read(name: str, others: list[str]) -> str:
    """Our own explanation needs no notice."""
    told = [f'"{other}"' for other in others if column_name(other) != "uitleg"]
    return f'Alleen blad "{name}" is gelezen, niet {", ".join(told)}.' if told else ""


def _head_at(rows: list[Row], known: Collection[str]) -> int:
    """Where the head stands: the first row that is no remark, unless one near the top knows clearly more columns."""
    places = [at for at, row in enumerate(rows) if not row.cells[0].startswith("#")][:LOOKED_AT]
    if not places:
        return 0
    best = max(places, key=lambda at: (_known_in(rows[at], known), -at))
    return best if _known_in(rows[best], known) > _known_in(rows[places[0]], known) + 1 else places[0]


def _known_in(row: Row, known: Collection[str]) -> int:
    return sum(column_name(cell) in known for cell in row.cells) if known else 0
