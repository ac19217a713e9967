"""What a file is: read from its content, never from its name. Two kinds at once, or none of ours, is refused."""

import codecs
import re
import zipfile
from typing import IO

from weerbaar.shared.files import packages, pictures, recordings
from weerbaar.shared.files.families import DOCUMENTS, PICTURES, RECORDINGS, TABLES
from weerbaar.shared.files.limits import MEGABYTE, most_bytes, too_big
from weerbaar.shared.files.unwanted import PASSWORD, TWO_KINDS, UnwantedFile

LOOK = 4096  # bytes at the start
PDF_READ_FROM = 1024  # readers of PDF accept its mark anywhere in these
EMPTY = "Dit bestand is leeg."
NOT_OURS = (
    f"Dit soort bestand nemen we niet aan. Kies {DOCUMENTS.words}; voor gegevens {TABLES.words}; {PICTURES.words}; "
    f"of {RECORDINGS.words}."
)
SVG = f"Dit is een tekening (SVG) en geen document. Kies {DOCUMENTS.words}."
SVG_SCRIPT = "Dit is een tekening (SVG) met een programma erin. Die nemen we niet aan."
OLD = (
    "Dit is een bestand van een oude versie van Office. Bewaar het als DOCX, PPTX, XLSX of PDF en probeer het opnieuw."
)
PROGRAM = "Dit bestand is een programma. Dat nemen we niet aan."
WIDE = "Deze tekst staat in UTF-16. Bewaar het bestand als UTF-8 en probeer het opnieuw."
_OLE, _PROGRAMS = b"\xd0\xcf\x11\xe0", (b"MZ", b"\x7fELF", b"#!")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|svg|\?php)\b", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(file: IO[bytes], size: int) -> str:
    """A value of `StoredFile.Kind`. Leaves the file at its beginning. Raises UnwantedFile."""
    if size == 0:
        raise UnwantedFile(EMPTY)
    if size > most_bytes():
        raise UnwantedFile(too_big())
    file.seek(0)
    start = file.read(LOOK)
    try:
        return _kind(file, start, size)
    finally:
        file.seek(0)


def _kind(file: IO[bytes], start: bytes, size: int) -> str:
    if start.startswith(b"%PDF-"):
        if zipfile.is_zipfile(file) or _MARKUP.search(start[:PDF_READ_FROM]):
            raise UnwantedFile(TWO_KINDS)
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        if b"%PDF-" in start[:PDF_READ_FROM]:
            raise UnwantedFile(TWO_KINDS)
        return packages.kind_of(file)
    if start.startswith(_OLE):
        raise UnwantedFile(PASSWORD if _holds_encrypted(file) else OLD)
    if start.startswith(_PROGRAMS):
        raise UnwantedFile(PROGRAM)
    if (seen := pictures.kind_of(file, start) or recordings.kind_of(file, start, size)) is not None:
        refuse_more_in(file, start)
        return seen
    return _text_kind(file, start)


def refuse_more_in(file: IO[bytes], start: bytes) -> None:
    """A picture or recording is nothing else besides. Raises UnwantedFile."""
    if b"%PDF-" in start[:PDF_READ_FROM] or _MARKUP.search(start) or zipfile.is_zipfile(file):
        raise UnwantedFile(TWO_KINDS)


def _holds_encrypted(file: IO[bytes]) -> bool:
    """Office puts a document with a password in an old container, in a part of this name."""
    file.seek(0)
    return "EncryptedPackage".encode("utf-16-le") in file.read(8 * MEGABYTE)


def _text_kind(file: IO[bytes], start: bytes) -> str:
    plain = start.removeprefix(codecs.BOM_UTF8)
    if re.search(rb"<svg\b", plain, re.I) and not _HTML.match(plain):
        file.seek(0)
        has_script = re.search(rb"<script\b|\bon\w+\s*=|javascript:", file.read(MEGABYTE), re.I)
        raise UnwantedFile(SVG_SCRIPT if has_script else SVG)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnwantedFile(WIDE)
    if _CONTROLS.search(plain):
        raise UnwantedFile(NOT_OURS)
    if b"%PDF-" in start[:PDF_READ_FROM] or zipfile.is_zipfile(file):
        raise UnwantedFile(TWO_KINDS)
    file.seek(0)
    while piece := file.read(MEGABYTE):
        if _CONTROLS.search(piece):
            raise UnwantedFile(NOT_OURS)
    return "html" if _HTML.match(plain) else "txt"
