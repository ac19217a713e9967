"""One built index as it lies on disk: never changed, mapped by every process."""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import builder
from weerbaar.foundation.search.guards import Guards
from weerbaar.foundation.search.keytable import Blobs, KeyTable, map_bytes
from weerbaar.foundation.search.port import Corpus
from weerbaar.foundation.search.profiles import Profiles, sources
from weerbaar.foundation.search.spelling import Slips


class UnusableIndex(Exception):
    """The files are of another version, of other settings, or incomplete: build again."""


class Generation:
    """Bitmaps by key, columns by document number, terms and their slips."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        self.folder = folder
        try:
            self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text())
            if self.meta["format"] != builder.FORMAT or self.meta["shape"] != shape(corpus):
                raise UnusableIndex(f"De zoekindex in {folder} is van een andere versie.")
            self.count: int = self.meta["count"]
            self.capacity: int = self.meta["capacity"]
            self._keys, self._maps = KeyTable(folder, "keys"), Blobs(folder, "maps")
            self.terms, self.slips = KeyTable(folder, "terms"), Slips(folder)
            self.sorted = {name: KeyTable(folder, f"sorted-{name}") for name in corpus.sorts}
            self._order = map_bytes(folder / "order").cast("I")
            self.groups = np.frombuffer(map_bytes(folder / "groups"), dtype=np.int64)
            self.profiles, self.guards = Profiles(folder), Guards(folder)
        except (OSError, ValueError, KeyError) as error:
            raise UnusableIndex(f"De zoekindex in {folder} is niet te lezen: {error}") from error
        self.ids = self.column("id", np.int64)

    def column(self, name: str, kind: type[np.generic]) -> np.ndarray:
        """`capacity` values, one per document number. Writing makes a private copy of the page written to."""
        path = self.folder / f"column-{name}"
        with path.open("rb") as file:
            return np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY), dtype=kind)

    def bitmap(self, key: bytes) -> BitMap:
        """A copy of the bitmap under this key; empty when there is none."""
        number = self._keys.find(key)
        return BitMap() if number < 0 else BitMap.deserialize(self._maps[number])

    def size(self, key: bytes) -> int:
        """Bytes that the bitmap takes on disk."""
        number = self._keys.find(key)
        return 0 if number < 0 else self._maps.size(number)

    def under(self, prefix: bytes) -> list[bytes]:
        """Keys that begin with `prefix`."""
        return [key for _, key in self._keys.under(prefix)]

    def number_of(self, document_id: int) -> int:
        """Document number of an id as it was built; -1 when it was not there."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self.ids[self._order[middle]] < document_id:
                low = middle + 1
            else:
                high = middle
        found = self._order[low] if low < self.count else 0
        return int(found) if low < self.count and self.ids[found] == document_id else -1

    @property
    def name(self) -> str:
        return self.folder.name


def shape(corpus: Corpus) -> dict[str, Any]:
    """What an index must have been built for to be usable with this corpus."""
    weights = {name: float(weight) for name, weight in sorted(corpus.weights.items())}
    return {
        "weights": weights,
        "numbers": sorted(corpus.numbers),
        "sorts": sorted(corpus.sorts),
        "sources": sources(corpus),
    }
