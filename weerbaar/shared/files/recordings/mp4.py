"""MP4 and M4A: boxes of ISO 14496-12, each with its size and four letters."""

import re
from typing import IO

from weerbaar.shared.files.limits import MEGABYTE
from weerbaar.shared.files.unwanted import DAMAGED, UnwantedFile

MOST_TOLD = 32 * MEGABYTE  # of the box that tells what is in it
MOV = "Dit is een QuickTime-film (MOV). Bewaar haar als MP4 of WebM en probeer het opnieuw."
PICTURE = "Dit is een foto en geen film. Kies een MP4 of WebM."
_BRANDS_OF_SOUND = (b"M4A ", b"M4B ", b"M4P ")
_BRANDS_OF_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")
_KNOWN = frozenset(b"ftyp moov mdat free skip wide uuid meta udta moof mfra sidx ssix styp emsg pdin prft junk".split())
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)


def kind(file: IO[bytes], start: bytes, size: int) -> str | None:
    """'mp4' when there is a picture in it, 'm4a' when there is only sound."""
    if start[4:8] != b"ftyp":
        return None
    brand = start[8:12]
    if brand == b"qt  ":
        raise UnwantedFile(MOV)
    if brand in _BRANDS_OF_PICTURES:
        raise UnwantedFile(PICTURE)
    if brand in _BRANDS_OF_SOUND:
        return "m4a"
    handlers = set(_HANDLER.findall(_told(file, size)))
    if not handlers:
        raise UnwantedFile(DAMAGED)
    return "mp4" if b"vide" in handlers else "m4a"


def seconds(file: IO[bytes], size: int) -> float:
    """From the header of the film (mvhd): a number of steps, and how many of those are a second."""
    told = _told(file, size)
    at = told.find(b"mvhd")
    if at < 0 or len(told) < at + 36:
        raise UnwantedFile(DAMAGED)
    wide = told[at + 4] == 1  # moments and lengths in eight bytes
    scale_at, length = at + (24 if wide else 16), 8 if wide else 4
    scale = int.from_bytes(told[scale_at : scale_at + 4], "big")
    steps = int.from_bytes(told[scale_at + 4 : scale_at + 4 + length], "big")
    return steps / scale if scale else 0.0


def _told(file: IO[bytes], size: int) -> bytes:
    """The content of `moov`, after a walk over every box to the end of the file."""
    at, told = 0, b""
    while at < size:
        file.seek(at)
        head = file.read(16)
        length, name, begin = int.from_bytes(head[:4], "big"), head[4:8], 8
        if length == 1:
            length, begin = int.from_bytes(head[8:16], "big"), 16
        elif length == 0:
            length = size - at
        if name not in _KNOWN or length < begin or at + length > size:
            raise UnwantedFile(DAMAGED)
        if name == b"moov":
            file.seek(at + begin)
            told = file.read(min(length - begin, MOST_TOLD))
        at += length
    if not told:
        raise UnwantedFile(DAMAGED)
    return told
