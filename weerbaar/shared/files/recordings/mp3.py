"""MP3: frames of MPEG sound, layer III, one after another, between tags."""

from typing import IO

from weerbaar.shared.files.unwanted import DAMAGED, TWO_KINDS, UnwantedFile

RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}  # by version
BITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG 1, in thousands a second
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG 2 and 2.5
}
LAYER_3, MPEG_1 = 1, 3
SURE = 3  # frames in a row that make it MP3
PADDING = 64 * 1024  # that may stand between the tag and the sound, or after it
TAGS_BEHIND = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")


def kind(file: IO[bytes], start: bytes, size: int) -> str | None:
    if not start.startswith(b"ID3") and _frame(start[:4]) is None:
        return None
    at = _begin(file, size)
    for _ in range(SURE):
        frame = _frame_at(file, at)
        if frame is None:
            if start.startswith(b"ID3"):
                raise UnwantedFile(DAMAGED)
            return None
        at += frame[0]
        if at >= size:
            break
    return "mp3"


def seconds(file: IO[bytes], size: int) -> float:
    """Every frame added up: the only way that is right for every file. A minute takes a few milliseconds."""
    at, total = _begin(file, size), 0.0
    while (frame := _frame_at(file, at)) is not None:
        at += frame[0]
        total += frame[1]
    file.seek(at)
    rest = file.read(16)
    if rest and size - at > PADDING and not rest.startswith(TAGS_BEHIND):
        raise UnwantedFile(TWO_KINDS)
    return total


def _begin(file: IO[bytes], size: int) -> int:
    """Where the first frame is: behind the tag, if there is one, and what fills up."""
    file.seek(0)
    head = file.read(10)
    at = 0
    if head.startswith(b"ID3") and len(head) == 10:
        told = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        at = 10 + told + (10 if head[5] & 0x10 else 0)
    if at > size:
        raise UnwantedFile(DAMAGED)
    file.seek(at)
    filling = file.read(PADDING)
    return at + len(filling) - len(filling.lstrip(b"\0"))


def _frame_at(file: IO[bytes], at: int) -> tuple[int, float] | None:
    file.seek(at)
    return _frame(file.read(4))


def _frame(head: bytes) -> tuple[int, float] | None:
    """(bytes, seconds) of the frame that begins so, None when none does. ISO 11172-3 and 13818-3, 2.4.2.3."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate = head[2] >> 4, head[2] >> 2 & 3
    if layer != LAYER_3 or version not in RATES or bits in (0, 15) or rate == 3:
        return None
    per_second, is_first = RATES[version][rate], version == MPEG_1
    samples = 1152 if is_first else 576
    length = samples // 8 * BITS[is_first][bits] * 1000 // per_second + (head[2] >> 1 & 1)
    return length, samples / per_second
