"""Files that people send: what they are is read from their content, never from their name."""

import re
import zipfile
from typing import IO

from weerbaar.foundation.kit.text import fold

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WRONG_KIND = "Dit is geen PDF, ODT of DOCX. Bewaar het document als een van deze drie en probeer het opnieuw."
# A text of ten megabytes packs into a few; more than this is meant to fill a disk.
MOST_UNPACKED = 200 * MEGABYTE


class UnwantedFile(ValueError):
    """The message is a Dutch sentence for who sent the file."""


def document_kind(file: IO[bytes], size: int) -> str:
    """'pdf', 'odt' or 'docx', by its signature. Raises UnwantedFile. Leaves the file at its beginning."""
    if size > MOST_BYTES:
        raise UnwantedFile("Dit document is groter dan 10 megabyte. Maak het kleiner en probeer het opnieuw.")
    if size == 0:
        raise UnwantedFile("Dit document is leeg.")
    file.seek(0)
    start = file.read(5)
    file.seek(0)
    if start == b"%PDF-":
        return "pdf"
    kind = _packed_kind(file) if start[:4] == b"PK\x03\x04" else ""
    file.seek(0)
    if not kind:
        raise UnwantedFile(WRONG_KIND)
    return kind


def _packed_kind(file: IO[bytes]) -> str:
    """What a zip file really is; '' for anything but a text document without macros."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            if sum(info.file_size for info in packed.infolist()) > MOST_UNPACKED:
                return ""
            if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
                raise UnwantedFile("Dit document bevat macro's. Bewaar het zonder macro's en probeer het opnieuw.")
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 100:
                return "odt" if packed.read("mimetype").decode("ascii", "replace") == CONTENT_TYPES["odt"] else ""
            return "docx" if {"[Content_Types].xml", "word/document.xml"} <= names else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):
        return ""


def tidy_name(name: str, kind: str) -> str:
    """A file name of plain letters, digits and hyphens, at most 60, with the ending that its content asks for."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0])).strip("-")
    return f"{stem[:60] or 'document'}.{kind}"
