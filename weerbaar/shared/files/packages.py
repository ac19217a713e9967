"""Documents and tables that are packed in a zip: which one it is, without being filled up by it or
taking its macros in."""

import re
import zipfile
import zlib
from typing import IO

from weerbaar.shared.files.limits import MEGABYTE, MOST_PARTS, most_unpacked
from weerbaar.shared.files.unwanted import DAMAGED, PASSWORD, TWO_KINDS, UnwantedFile

MAIN = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
OPEN = {b"application/vnd.oasis.opendocument.text": "odt", b"application/vnd.oasis.opendocument.spreadsheet": "ods"}
TIGHTEST = 100  # so many times smaller than what comes out, and much comes out: a bomb
MUCH = 50 * MEGABYTE
MACROS = (
    "Dit document bevat macro's. Bewaar het zonder macro's (als DOCX, PPTX, XLSX, ODT of ODS) en probeer het opnieuw."
)
BOMB = "Dit bestand wordt uitgepakt veel te groot. Maak het kleiner en probeer het opnieuw."
JUST_ZIP = "Dit is een ingepakt bestand (ZIP). Pak het uit en kies het bestand zelf."
_MACROS = re.compile(r"vbaproject|(^|/)activex/|^basic/|^scripts/", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, UnicodeDecodeError,
    ValueError, LookupError, OverflowError, MemoryError,
)  # fmt: skip


def kind_of(file: IO[bytes]) -> str:
    """'docx', 'pptx', 'xlsx', 'odt' or 'ods'. Raises UnwantedFile for anything else, and for what is damaged or
    dangerous."""
    try:
        with zipfile.ZipFile(file) as packed:
            _check_size(packed)
            kind = _kind(packed)
            _read_through(packed, MAIN[kind])
            return kind
    except UnwantedFile:
        raise
    except _BROKEN as error:
        raise UnwantedFile(DAMAGED) from error


def _check_size(packed: zipfile.ZipFile) -> None:
    """Python never reads more of a part than the size that is told, so what is told may be trusted."""
    parts = packed.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnwantedFile(PASSWORD)
    if packed.comment:
        raise UnwantedFile(TWO_KINDS)
    unpacked, within = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    is_tight = unpacked > MUCH and unpacked > within * TIGHTEST
    if len(parts) > MOST_PARTS or unpacked > most_unpacked() or is_tight:
        raise UnwantedFile(BOMB)


def _kind(packed: zipfile.ZipFile) -> str:
    names = set(packed.namelist())
    if any(_MACROS.search(name) for name in names) or _says_macros(packed, names):
        raise UnwantedFile(MACROS)
    if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
        said = packed.read("mimetype").strip()
        if said in OPEN and MAIN[OPEN[said]] in names:
            return OPEN[said]
        raise UnwantedFile(JUST_ZIP)
    for kind in ("docx", "pptx", "xlsx"):
        if "[Content_Types].xml" in names and MAIN[kind] in names:
            return kind
    raise UnwantedFile(JUST_ZIP)


def _says_macros(packed: zipfile.ZipFile, names: set[str]) -> bool:
    kinds = "[Content_Types].xml"
    if kinds not in names or packed.getinfo(kinds).file_size > MEGABYTE:
        return False
    return b"macroenabled" in packed.read(kinds).lower()


def _read_through(packed: zipfile.ZipFile, name: str) -> None:
    """The main part comes out whole, with the check sum that it should have."""
    with packed.open(name) as part:
        while part.read(MEGABYTE):
            pass
