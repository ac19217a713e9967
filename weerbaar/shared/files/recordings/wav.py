"""WAV: chunks in a RIFF that says how long it is."""

from typing import IO

from weerbaar.shared.files.unwanted import DAMAGED, TWO_KINDS, UnwantedFile

SOUNDS = (1, 3, 0xFFFE)  # whole numbers, fractions, either of them told at length
PACKED = "Het geluid in dit WAV-bestand is ingepakt op een manier die browsers niet kennen. Bewaar het als MP3 of Opus."
MOST_CHUNKS = 10_000


def kind(file: IO[bytes], start: bytes, size: int) -> str | None:
    return "wav" if start[:4] == b"RIFF" and start[8:12] == b"WAVE" else None


def seconds(file: IO[bytes], size: int) -> float:
    """The bytes of sound, by how many of those are a second."""
    file.seek(4)
    end = 8 + int.from_bytes(file.read(4), "little")
    if end > size:
        raise UnwantedFile(DAMAGED)
    if size > end + end % 2:
        raise UnwantedFile(TWO_KINDS)
    at, each_second, sound = 12, 0, 0
    for _ in range(MOST_CHUNKS):
        if at + 8 > end:
            break
        file.seek(at)
        head = file.read(8)
        length = int.from_bytes(head[4:8], "little")
        if at + 8 + length > end:
            raise UnwantedFile(DAMAGED)
        if head[:4] == b"fmt ":
            told = file.read(16)
            if int.from_bytes(told[:2], "little") not in SOUNDS:
                raise UnwantedFile(PACKED)
            each_second = int.from_bytes(told[8:12], "little")
        elif head[:4] == b"data":
            sound += length
        at += 8 + length + length % 2
    return sound / each_second if each_second else 0.0
