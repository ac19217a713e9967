"""Words within two typing errors, found by deletions (the SymSpell idea) in arrays that all processes share.

A word and a slip of it have a string in common after deleting at most two letters from each. For every term all such
strings (of its first letters) are hashed and sorted; a query hashes its own and looks them up. In the files this takes
about 250 bytes a term; the same in Python dictionaries about 1.8 kB in every process.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np

from weerbaar.foundation.search.keytable import map_bytes

PREFIX = 7  # letters that are looked at
SHORT = 4  # shorter terms are not corrected into or from


def errors_allowed(word: str) -> int:
    """How many typing errors a word of this length may have."""
    return 0 if len(word) < SHORT or word.isdigit() else 1 if len(word) < 6 else 2


def deletions(word: str, errors: int, first: int = 1000) -> set[str]:
    """The (first so many letters of a) word with at most so many letters left out."""
    start = word[:first]
    found = {start}
    for count in range(1, min(errors, len(start) - 1) + 1):
        found.update("".join(kept) for kept in combinations(start, len(start) - count))
    return found


def write(folder: Path, terms: list[str]) -> None:
    """Writes the hashes (`slips`, uint32, sorted) and the number of the term of each (`slip-of`, uint32)."""
    hashes: list[int] = []
    counts = np.zeros(len(terms), dtype=np.uint32)
    for number, term in enumerate(terms):
        if errors_allowed(term):
            found = deletions(term, 2, PREFIX)
            hashes.extend(zlib.crc32(text.encode()) for text in found)
            counts[number] = len(found)
    owners = np.repeat(np.arange(len(terms), dtype=np.uint32), counts)
    sorted_hashes = np.array(hashes, dtype=np.uint32)
    order = np.argsort(sorted_hashes, kind="stable")
    (folder / "slips").write_bytes(sorted_hashes[order].tobytes())
    (folder / "slip-of").write_bytes(owners[order].tobytes())


class Slips:
    """The files, as written by `write`."""

    def __init__(self, folder: Path) -> None:
        self._hashes = np.frombuffer(map_bytes(folder / "slips"), dtype=np.uint32)
        self._owners = np.frombuffer(map_bytes(folder / "slip-of"), dtype=np.uint32)

    def numbers(self, word: str) -> list[int]:
        """Numbers of terms that may be within the allowed number of errors; the distance is still to be checked."""
        errors = errors_allowed(word)
        if not errors:
            return []
        wanted = np.array([zlib.crc32(text.encode()) for text in deletions(word, errors, PREFIX)], dtype=np.uint32)
        starts = np.searchsorted(self._hashes, wanted, side="left")
        ends = np.searchsorted(self._hashes, wanted, side="right")
        found = {
            int(owner)
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            for owner in self._owners[start:end]
        }
        return sorted(found)


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap to get from one word to the other; `most + 1` when it is more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _without_shared_ends(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for index, seen in enumerate(other, 1):
            cost = min(row[-1] + 1, before[index] + 1, before[index - 1] + (letter != seen))
            if place > 1 < index and letter == other[index - 2] and seen == one[place - 2]:
                cost = min(cost, older[index - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _without_shared_ends(one: str, other: str) -> tuple[str, str]:
    """Both without the letters that they share at the start and at the end: those cost nothing."""
    start, least = 0, min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def near(typed: str, candidates: Iterable[str], most: int) -> list[tuple[int, str]]:
    """(errors, candidate) for those within `most` errors; the word itself is left out."""
    found = ((distance(typed, candidate, most), candidate) for candidate in candidates if candidate != typed)
    return [(errors, candidate) for errors, candidate in found if errors <= most]
