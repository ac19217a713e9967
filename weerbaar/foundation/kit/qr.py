"""QR codes in bulk: one to each record on paper.

A QR code of one version and mask is linear: where two texts of one length differ by a bit, a fixed set of modules
turns. So a few codes are made by the library, and all others are sums of those: thousands in the time of some dozens.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

WHITE, BLACK = 255, 0


def codes(start: str, ends: Sequence[str]) -> tuple[int, bytes]:
    """The codes of `start + end` for every end; all ends are ASCII and equally long.

    Answers the number of modules along a side, and one byte a module (0 black, 255 white), code after code, without the
    quiet edge (leave four modules white around it). Error correction M: legible with 15 % of it damaged.
    """
    if not ends:
        return 0, b""
    length = len(ends[0])
    if any(len(end) != length or not end.isascii() for end in ends):
        raise ValueError("Codes in bulk are for ends that are equally long.")
    base, turns = _basis(start, length)
    side = int(len(base) ** 0.5)
    drawn = bytearray()
    for at in range(0, len(ends), 256):  # in parts, so that memory stays small
        letters = np.frombuffer("".join(ends[at : at + 256]).encode(), dtype=np.uint8).reshape(-1, length)
        bits = np.unpackbits(letters, axis=1).astype(np.uint32)
        modules = (base + bits @ turns) % 2
        drawn += np.where(modules, BLACK, WHITE).astype(np.uint8).tobytes()
    return side, bytes(drawn)


@lru_cache(maxsize=16)
def _basis(start: str, length: int) -> tuple[Any, Any]:
    """The code of `start` followed by zero bytes, and which modules each bit of what follows turns."""
    prefix = start.encode()
    version = _version(len(prefix) + length)
    base = _modules(prefix + bytes(length), version)
    turns = np.empty((8 * length, base.size), dtype=np.uint32)
    for place in range(length):
        for bit in range(8):
            tail = bytearray(length)
            tail[place] = 128 >> bit
            turns[8 * place + bit] = base ^ _modules(prefix + bytes(tail), version)
    return base, turns


def _version(size: int) -> int:
    """The smallest version that holds so many bytes."""
    code = _code(None)
    code.add_data(_data(bytes(size)))
    return int(code.best_fit())


def _modules(content: bytes, version: int) -> Any:
    code = _code(version)
    code.add_data(_data(content))
    code.make(fit=False)
    return np.array(code.modules, dtype=np.uint32).ravel()


def _code(version: int | None) -> Any:
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    return qrcode.QRCode(version, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=2)


def _data(content: bytes) -> Any:
    from qrcode.util import MODE_8BIT_BYTE, QRData

    return QRData(content, mode=MODE_8BIT_BYTE, check_data=False)
