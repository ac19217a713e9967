"""Guarded facet tokens: a document carries them only for who opens their clauses (the kind of a hidden agreement).

Nearly every agreement has clauses of its own, so there are far too many combinations for a bitmap each. They are kept
as rows (token, document, number of the clauses), sorted by token; which clauses a ring opens is worked out with bitmaps
of clause numbers, in the same way as which documents it may see.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import keys
from weerbaar.foundation.search.keytable import map_bytes
from weerbaar.foundation.search.port import Clauses, Document, Keys


class GuardWriter:
    """Collects the rows while an index is built."""

    def __init__(self) -> None:
        self._clauses: dict[Clauses, int] = {}
        self._tokens: dict[tuple[str, str], int] = {}
        self._token, self._document, self._number = array("I"), array("I"), array("I")

    def add(self, number: int, document: Document) -> None:
        for source, entries in document.guarded.items():
            for token, clauses in entries:
                self._token.append(self._tokens.setdefault((source, token), len(self._tokens)))
                self._document.append(number)
                self._number.append(self._clauses.setdefault(clauses, len(self._clauses)))

    def maps(self) -> dict[bytes, bytes]:
        """Key -> serialised bitmap of clause numbers."""
        found: dict[bytes, BitMap] = {}
        for clauses, number in self._clauses.items():
            for key in keys.clause_keys(clauses):
                found.setdefault(keys.guard_key(key), BitMap()).add(number)
        return {key: numbers.serialize() for key, numbers in found.items()}

    def write(self, folder: Path) -> None:
        token, document = np.array(self._token, dtype=np.uint32), np.array(self._document, dtype=np.uint32)
        order = np.lexsort((document, token))
        (folder / "guard-document").write_bytes(document[order].tobytes())
        (folder / "guard-number").write_bytes(np.array(self._number, dtype=np.uint32)[order].tobytes())
        ends = np.cumsum(np.bincount(token, minlength=len(self._tokens))).tolist()
        about = [[source, name, end] for (source, name), end in zip(self._tokens, ends, strict=True)]
        (folder / "guards.json").write_text(json.dumps({"tokens": about, "clauses": len(self._clauses)}))


class Guards:
    """The rows as written, read from the mapped files."""

    def __init__(self, folder: Path) -> None:
        about = json.loads((folder / "guards.json").read_text())
        self._clauses: int = about["clauses"]
        self._document = np.frombuffer(map_bytes(folder / "guard-document"), dtype=np.uint32)
        self._number = np.frombuffer(map_bytes(folder / "guard-number"), dtype=np.uint32)
        self._tokens: dict[str, list[tuple[str, int, int]]] = {}
        start = 0
        for source, token, end in about["tokens"]:
            self._tokens.setdefault(source, []).append((token, start, end))
            start = end

    @property
    def sources(self) -> set[str]:
        return set(self._tokens)

    def opened(self, source: str, ring: Keys, bitmap: Callable[[bytes], BitMap]) -> dict[str, BitMap]:
        """Token -> documents that carry it for this ring. `bitmap` reads a key of the index."""
        shut = closed(ring, lambda key: bitmap(keys.guard_key(key)))
        is_open = np.ones(self._clauses, dtype=bool)
        is_open[np.frombuffer(shut.to_array(), dtype=np.uint32)] = False
        found = {}
        for token, start, end in self._tokens.get(source, ()):
            documents = array("I")
            documents.frombytes(self._document[start:end][is_open[self._number[start:end]]].tobytes())
            found[token] = BitMap(documents, optimize=False)
        return found


def closed(ring: Keys, bitmap: Callable[[bytes], BitMap]) -> BitMap:
    """Numbers (of documents, or of clauses) of which this ring leaves a clause closed."""
    shut = BitMap()
    for place in range(256):
        guarded = bitmap(keys.clause_key(place))
        if not guarded:
            break
        shut |= guarded - BitMap.union(BitMap(), *(bitmap(keys.clause_key(place, key)) for key in ring))
    return shut


def opens(clauses: Iterable[Iterable[str]], ring: Keys) -> bool:
    """Whether the ring opens every clause."""
    return all(not ring.isdisjoint(clause) for clause in clauses)
