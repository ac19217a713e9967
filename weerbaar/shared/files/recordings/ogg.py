"""Ogg with Opus or Vorbis in it: pages of RFC 3533, one after another."""

from typing import IO

from weerbaar.shared.files.unwanted import DAMAGED, UnwantedFile

OTHER = "In dit Ogg-bestand zit iets anders dan Opus of Vorbis. Bewaar het als MP3, M4A, Opus of Ogg Vorbis."
OPUS_PER_SECOND = 48_000
NO_MOMENT = (1 << 64) - 1
BEGINS = 0x02


def kind(file: IO[bytes], start: bytes, size: int) -> str | None:
    if not start.startswith(b"OggS") or len(start) < 28:
        return None
    return _codec(start[27 + start[26] :])


def _codec(packet: bytes) -> str:
    if packet.startswith(b"OpusHead"):
        return "opus"
    if packet.startswith(b"\x01vorbis"):
        return "ogg"
    raise UnwantedFile(OTHER)


def seconds(file: IO[bytes], size: int) -> float:
    """From where the last page says that it ends; the sound of files that were put together is added up."""
    at, total, last, rate, skipped = 0, 0.0, 0, 0, 0
    while at < size:
        file.seek(at)
        head = file.read(27)
        if len(head) < 27 or head[:5] != b"OggS\0":
            raise UnwantedFile(DAMAGED)
        table = file.read(head[26])
        length = sum(table)
        if len(table) < head[26] or at + 27 + len(table) + length > size:
            raise UnwantedFile(DAMAGED)
        if head[5] & BEGINS:
            total += _lasted(last, skipped, rate)
            last = 0
            rate, skipped = _rate(file.read(length))
        moment = int.from_bytes(head[6:14], "little")
        if moment != NO_MOMENT:
            last = max(last, moment)
        at += 27 + len(table) + length
    return total + _lasted(last, skipped, rate)


def _lasted(last: int, skipped: int, rate: int) -> float:
    return max(0, last - skipped) / rate if rate else 0.0


def _rate(packet: bytes) -> tuple[int, int]:
    """(steps in a second, steps before the sound begins)."""
    if _codec(packet) == "opus":
        return OPUS_PER_SECOND, int.from_bytes(packet[10:12], "little")
    return int.from_bytes(packet[12:16], "little"), 0
