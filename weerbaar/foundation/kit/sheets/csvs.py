"""CSV from any spreadsheet: semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252."""

import csv
import io
import re
from collections.abc import Collection

from weerbaar.foundation.kit.sheets.raw import LONGEST_CELL, RawSheet, SheetError, address, long_cell, too_many_rows
from weerbaar.foundation.kit.tables import Limits
from weerbaar.foundation.kit.text import as_code

DELIMITERS = ";,\t"
# Less than the longest cell that the csv module takes.
HEAD_LOOKED_AT = 100_000
AS_UTF8 = "Bewaar het als CSV (UTF-8) en probeer het opnieuw."
WINDOWS = "Het bestand is gelezen als Windows-1252. Bewaar het voortaan als CSV (UTF-8)."
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Signs that stand behind a letter only when another encoding was read as Windows-1252: 'Caf‚', 'CafÃ©'.
_STRANGE = re.compile(
    r"\w[‚ƒ„†‡ˆ‰Š‹ŒŽ˜›œžŸ¡¢¤¥¦ª¬\xad¯¸º¿×÷Þþ¶§¨©«¹²³¼½¾±µ]|[ÃÂ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]"
)
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_csv(data: bytes, known: Collection[str], limits: Limits) -> RawSheet:
    """The one sheet of a CSV file; `known` column names help to tell the delimiter. Raises SheetError."""
    text, notice = _decoded(data)
    named = _SEPARATOR_LINE.match(text)
    first = 2 if named else 1
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else delimiter_of(text, known)
    sheet = RawSheet("", notice=notice)
    for number, cells in enumerate(_records(text, delimiter, limits), first):
        filled = {place: cell.strip(" \n\r\u00a0") for place, cell in enumerate(cells)}
        filled = {place: cell for place, cell in filled.items() if cell.strip()}
        for place, cell in filled.items():
            if len(cell) > LONGEST_CELL:
                raise long_cell(address(place, number), "")
            if cell[0] == "=":
                sheet.formulas.append(address(place, number))
        sheet.add(number, filled, limits)
    return sheet


def _records(text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    """The rows; a quote that is opened and not closed is told, since it would swallow the rest."""
    for strict in (True, False):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
        rows: list[list[str]] = []
        try:
            for row in reader:
                rows.append(row)
                if len(rows) > 3 * limits.rows + 1000:
                    raise too_many_rows(limits)
        except csv.Error as error:
            if "field limit" in str(error):
                raise long_cell(f"in rij {len(rows) + 1}", "") from error
            if "unexpected end" in str(error) or not strict:
                where = f"Rij {len(rows) + 1}"
                raise SheetError(
                    f'{where}: een aanhalingsteken (") gaat open en niet meer dicht. Haal het weg of sluit het.'
                ) from error
        else:
            return rows
    return []


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and a notice when the encoding was not the one we ask for."""
    wide = _wide(data)
    try:
        text = data.decode(wide or "utf-8-sig")
    except UnicodeDecodeError:
        if wide:
            raise SheetError(f"De letters in dit bestand zijn niet te lezen. {AS_UTF8}") from None
        return _windows(data), WINDOWS
    return _plain(text), ""


def _wide(data: bytes) -> str:
    """UTF-16 by its mark, or by a zero in every other byte; else ''. Any other zero is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" not in data:
        return ""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) * 0.4
    if len(data) % 2 == 0 and (odd > most > 20 * even or even > most > 20 * odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    line = data.count(b"\n", 0, data.index(b"\x00")) + 1
    raise SheetError(f"Regel {line} bevat een nulteken; dit is geen goed tekstbestand. {AS_UTF8}")


def _windows(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SheetError(f"De letters in regel {line} zijn niet te lezen. {AS_UTF8}") from None
    strange = _STRANGE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        near = text[max(0, strange.start() - 12) : strange.end() + 6].split("\n")[0].strip()
        raise SheetError(f'Het is niet te zien welke letters in regel {line} zijn bedoeld ("{near}"). {AS_UTF8}')
    return _plain(text)


def _plain(text: str) -> str:
    """Text without signs that no table holds. Raises SheetError."""
    null = text.find("\x00")
    if null >= 0:
        raise SheetError(f"Regel {text.count(chr(10), 0, null) + 1} bevat een nulteken. {AS_UTF8}")
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > max(5, len(sample) // 100):
        raise SheetError(f"Dit is geen XLSX, CSV of ODS. {AS_UTF8}")
    return text


def delimiter_of(text: str, known: Collection[str] = ()) -> str:
    """The delimiter that makes most sense of the head: most known columns, else most columns."""
    lines = text[:HEAD_LOOKED_AT].splitlines()[:50]
    head = next((line for line in lines if line.strip() and not line.lstrip('"').startswith("#")), "")

    def sense(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        return sum(as_code(cell).replace("-", "_") in known for cell in cells), len(cells)

    return max(DELIMITERS, key=sense)
