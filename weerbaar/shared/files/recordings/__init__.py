"""Sound and moving pictures: which kind it is and how long it lasts, read from the content alone.

Each module walks through one container from its first byte to its last, so that nothing else can hide in or behind it.
`seconds(file, size)` raises UnwantedFile for what is damaged, cut off, or two kinds at once.
"""

from typing import IO

from weerbaar.shared.files.recordings import mp3, mp4, ogg, wav, webm
from weerbaar.shared.files.unwanted import UnwantedFile

SOUND = ("mp3", "m4a", "ogg", "opus", "wav")
MOVING = ("mp4", "webm")
KINDS = (*SOUND, *MOVING)
LONGEST = 24 * 3600
NO_LENGTH = "Van deze opname is niet te lezen hoe lang zij duurt. Bewaar haar opnieuw en probeer het nog eens."
_READERS = {"mp3": mp3, "m4a": mp4, "mp4": mp4, "ogg": ogg, "opus": ogg, "wav": wav, "webm": webm}


def kind_of(file: IO[bytes], start: bytes, size: int) -> str | None:
    """One of KINDS by how the file begins, None when it is something else. Raises UnwantedFile for near kinds."""
    for reader in (mp4, ogg, wav, webm, mp3):
        found = reader.kind(file, start, size)
        if found is not None:
            return found
    return None


def seconds_of(kind: str, file: IO[bytes], size: int) -> float:
    """How long a recording lasts, more than nought and at most a day. Leaves the file at its beginning."""
    try:
        found = _READERS[kind].seconds(file, size)
    finally:
        file.seek(0)
    if not 0 < found <= LONGEST:
        raise UnwantedFile(NO_LENGTH)
    return float(found)
