"""Opening what is packed in a zip, without being filled up, called home or run by it."""

import io
import xml.parsers.expat
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from weerbaar.foundation.kit.sheets.raw import SheetError, too_big
from weerbaar.foundation.kit.tables import MEGABYTE, Limits

PIECE = 64 * 1024
# What counts is the text in the cells. The XML around it may be so many times that, when it packs like a table: beyond
# this many times smaller it is no table but a bomb.
AROUND, TIGHTEST = 5, 200
DAMAGED = "Het bestand is beschadigd of niet helemaal aangekomen. Bewaar het opnieuw en probeer het nog eens."
PASSWORD = "Het bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord en probeer het opnieuw."  # noqa: S105
MACROS = "Het bestand bevat macro's. Bewaar het als gewone XLSX of ODS, zonder macro's, en probeer het opnieuw."
DOCTYPE = "Het bestand bevat verwijzingen die in een rekenblad niet horen. Bewaar het opnieuw als XLSX of ODS."
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
)


class Package:
    """A zip file (its bytes, or the path of one) whose parts are read piece by piece.

    The readers count the text in them against `limits`.
    """

    def __init__(self, data: bytes | str, limits: Limits) -> None:
        self.limits = limits
        self._left = limits.megabytes * MEGABYTE * AROUND
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
            parts = self._zip.infolist()
        except _BROKEN as error:
            raise SheetError(DAMAGED) from error
        self.names = frozenset(part.filename for part in parts)
        if any(part.flag_bits & 0x1 for part in parts):
            raise SheetError(PASSWORD)
        unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        is_tight = unpacked > limits.megabytes * MEGABYTE and unpacked > packed * TIGHTEST
        if unpacked > self._left or is_tight:
            raise too_big(limits)
        if any("vbaproject" in name.casefold() or name.startswith("Basic/") for name in self.names):
            raise SheetError(MACROS)

    def read(self, name: str) -> bytes:
        """One small part as a whole; b'' when it is not there."""
        pieces: list[bytes] = []
        self._each_piece(name, pieces.append)
        return b"".join(pieces)

    def parse(self, name: str, start: Callable[[str, dict[str, str]], Any], **handlers: Callable[..., Any]) -> None:
        """Run through the XML of one part. Handlers get names without their namespace. `end` and `text` as in expat.

        Raises SheetError for a part that is damaged, too big, or declares a document type.
        """
        names = _Bare()
        parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = lambda tag, attributes: start(names[tag], attributes)
        if "end" in handlers:
            end = handlers["end"]
            parser.EndElementHandler = lambda tag: end(names[tag])
        if "text" in handlers:
            parser.CharacterDataHandler = handlers["text"]
        try:
            self._each_piece(name, lambda piece: parser.Parse(piece, False))
            parser.Parse(b"", True)
        except xml.parsers.expat.ExpatError as error:
            raise SheetError(DAMAGED) from error

    def _each_piece(self, name: str, use: Callable[[bytes], Any]) -> None:
        if name not in self.names:
            return
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_big(self.limits)
                    use(piece)
        except SheetError:
            raise
        except _BROKEN as error:
            raise SheetError(DAMAGED) from error


class _Bare(dict[str, str]):
    """The name of an element without its namespace, worked out once."""

    def __missing__(self, tag: str) -> str:
        bare = self[tag] = tag.rpartition(" ")[2]
        return bare


def bare(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes without their namespaces."""
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}


def _no_doctype(*_: Any) -> None:
    raise SheetError(DOCTYPE)
