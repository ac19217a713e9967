"""Sorted keys in two files that all processes map: no key is read into memory before somebody asks for it."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np


def map_bytes(path: Path) -> memoryview:
    """The file as read-only memory, shared with every process that maps it; an empty file gives empty memory."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return memoryview(b"")
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def write_blobs(folder: Path, name: str, blobs: Sequence[bytes]) -> None:
    """Writes `name.bin` (all blobs, end to end) and `name.at` (uint64 offsets, one more than there are blobs)."""
    at = np.zeros(len(blobs) + 1, dtype=np.uint64)
    np.cumsum([len(blob) for blob in blobs], out=at[1:])
    (folder / f"{name}.at").write_bytes(at.tobytes())
    (folder / f"{name}.bin").write_bytes(b"".join(blobs))


class Blobs:
    """Numbered byte strings, as written by `write_blobs`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._at = map_bytes(folder / f"{name}.at").cast("Q")
        self._bytes = map_bytes(folder / f"{name}.bin")

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._bytes[self._at[number] : self._at[number + 1]])

    def size(self, number: int) -> int:
        """Length in bytes, without reading the string."""
        return self._at[number + 1] - self._at[number]


class KeyTable(Blobs):
    """Byte strings in sorted order."""

    def bisect(self, key: bytes) -> int:
        """Number of the first key that is not smaller than `key`."""
        low, high = 0, len(self)
        at, held = self._at, self._bytes
        while low < high:
            middle = (low + high) // 2
            if bytes(held[at[middle] : at[middle + 1]]) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, key: bytes) -> int:
        """Number of this key, -1 when it is not there."""
        number = self.bisect(key)
        return number if number < len(self) and self[number] == key else -1

    def under(self, prefix: bytes) -> Iterator[tuple[int, bytes]]:
        """Numbers and keys that begin with `prefix`, in order."""
        for number in range(self.bisect(prefix), len(self)):
            key = self[number]
            if not key.startswith(prefix):
                return
            yield number, key
