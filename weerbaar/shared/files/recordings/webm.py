"""WebM: elements of EBML (RFC 8794), of which the segment tells how long it lasts."""

import struct
from collections.abc import Iterator
from typing import IO, NamedTuple

from weerbaar.shared.files.unwanted import DAMAGED, TWO_KINDS, UnwantedFile

MAGIC = b"\x1aE\xdf\xa3"
DOC_TYPE, SEGMENT, INFO, DURATION, SCALE = 0x4282, 0x18538067, 0x1549A966, 0x4489, 0x2AD7B1
NANOSECONDS = 1_000_000  # of one step, when the file does not say
MKV = "Dit is een Matroska-film (MKV). Bewaar haar als WebM of MP4 en probeer het opnieuw."
MOST_ELEMENTS = 200_000


class Element(NamedTuple):
    """`at` is where its content begins."""

    name: int
    at: int
    length: int


def kind(file: IO[bytes], start: bytes, size: int) -> str | None:
    if not start.startswith(MAGIC):
        return None
    head = next(_elements(file, 0, size))
    for one in _elements(file, head.at, head.at + head.length):
        if one.name == DOC_TYPE:
            said = _content(file, one).rstrip(b"\0")
            if said == b"webm":
                return "webm"
            raise UnwantedFile(MKV)
    raise UnwantedFile(DAMAGED)


def seconds(file: IO[bytes], size: int) -> float:
    """Its length in steps, times how long a step is. Nought when it was recorded without writing that down."""
    found = list(_elements(file, 0, size))
    segment = next((one for one in found if one.name == SEGMENT), None)
    if segment is None:
        raise UnwantedFile(DAMAGED)
    if found[-1].at + found[-1].length < size or found[-1] is not segment:
        raise UnwantedFile(TWO_KINDS)
    for one in _elements(file, segment.at, segment.at + segment.length):
        if one.name == INFO:
            return _lasts(file, one)
    return 0.0


def _lasts(file: IO[bytes], info: Element) -> float:
    scale, steps = NANOSECONDS, 0.0
    for one in _elements(file, info.at, info.at + info.length):
        content = _content(file, one)
        if one.name == SCALE:
            scale = int.from_bytes(content, "big")
        elif one.name == DURATION and len(content) in (4, 8):
            steps = struct.unpack(">f" if len(content) == 4 else ">d", content)[0]
    found = steps * scale / 1e9
    return found if found == found else 0.0


def _content(file: IO[bytes], one: Element) -> bytes:
    file.seek(one.at)
    return file.read(min(one.length, 64))


def _elements(file: IO[bytes], at: int, end: int) -> Iterator[Element]:
    """The elements from `at` up to `end`, side by side. One of unknown length takes all that is left."""
    for _ in range(MOST_ELEMENTS):
        if at >= end:
            return
        file.seek(at)
        head = file.read(12)
        name_size, length_size = _width(head[:1]), 0
        if 1 <= name_size <= 4:
            length_size = _width(head[name_size : name_size + 1])
        begin = name_size + length_size
        if not length_size or len(head) < begin:
            raise UnwantedFile(DAMAGED)
        told = int.from_bytes(head[name_size:begin], "big") & ((1 << 7 * length_size) - 1)
        length = end - at - begin if told == (1 << 7 * length_size) - 1 else told
        if at + begin + length > end:
            raise UnwantedFile(DAMAGED)
        yield Element(int.from_bytes(head[:name_size], "big"), at + begin, length)
        at += begin + length


def _width(first: bytes) -> int:
    """How many bytes a number has, by its first; 0 when there is none."""
    return 9 - first[0].bit_length() if first and first[0] else 0
