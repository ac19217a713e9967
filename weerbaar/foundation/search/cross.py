"""Two facets across each other: how many documents, groups and how much of a number each pair of values has.

Rows are sets of documents by token, columns a list of values per document. What carries a token that all rows share
('usable in the whole country') is counted once for all of them; a document or group that reaches a row through several
tokens is marked when it is first met, so that it counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import facets, keys
from weerbaar.foundation.search.documents import MISSING
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.matching import numbers
from weerbaar.foundation.search.port import Cross, Facet, Keys


def crossed(
    index: Index,
    among: BitMap,
    ring: Keys,
    rows: Facet,
    columns: Facet | None,
    number: str,
    only: Collection[str] | None = None,
) -> Cross:
    """The documents of `among` by the values of `rows` and `columns`; without columns there is one, named ''.

    number: one of the corpus' numbers to add up as well, rows without it as nothing; '' for none.
    only: without columns, just these rows.
    """
    if columns is not None and _shares(columns) and not _shares(rows):
        return _turned(crossed(index, among, ring, columns, rows, number))
    shown = tuple(code for code in _codes(rows) if only is None or code in only)
    lines = [(code,) if rows.ranges is not None else tuple(dict.fromkeys(rows.tokens(code))) for code in shown]
    board = _Board(index, _columns(index, among, ring, columns), number)
    shared = frozenset.intersection(*(frozenset(line) for line in lines)) if lines else frozenset[str]()
    parts = _Parts(index, among, ring, rows, board)
    board.add([parts.of(token) for token in sorted(shared)])
    base = board.keep()
    for line in lines:
        board.row(base, [parts.of(token) for token in line if token not in shared])
    codes = ("",) if columns is None else _codes(columns)
    return board.cross(shown, codes)


def _codes(facet: Facet) -> tuple[str, ...]:
    return tuple(facet.ranges()) if facet.ranges is not None else tuple(facet.values())


def _shares(facet: Facet) -> bool:
    """Whether some token belongs to all values, so that one document may be in every one of them."""
    if facet.ranges is not None:
        return False
    codes = tuple(facet.values())
    return len(codes) > 1 and bool(set(facet.tokens(codes[0])) & set(facet.tokens(codes[-1])))


def _turned(cross: Cross) -> Cross:
    return Cross(cross.columns, cross.rows, cross.documents.T, cross.groups.T, cross.sums.T)


@dataclass(frozen=True)
class _Columns:
    """Per document a code, and per code the numbers of its columns: `values[starts[code]:starts[code + 1]]`.

    codes: None when the document's own number is its code.
    """

    codes: np.ndarray | None
    starts: np.ndarray
    values: np.ndarray
    size: int

    def of(self, documents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(place in `documents`, column) for every column of each of them."""
        codes = documents if self.codes is None else self.codes[documents]
        first = self.starts[codes]
        sizes = self.starts[codes + 1] - first
        place = np.repeat(np.arange(len(documents)), sizes)
        before = np.cumsum(sizes) - sizes
        return place, self.values[np.arange(len(place)) + np.repeat(first - before, sizes)]


def _columns(index: Index, among: BitMap, ring: Keys, facet: Facet | None) -> _Columns:
    if facet is None:
        zeros = np.zeros(index.count, dtype=np.uint8)
        return _Columns(zeros, np.array([0, 1]), np.zeros(1, dtype=np.intp), 1)
    source, codes = facet.source or facet.name, _codes(facet)
    if facet.ranges is not None or index.is_guarded(source):
        return _from_sets(index, among, [one.documents() for one in facets.values(index, facet, ring)])
    profiles = index.generation.profiles
    size = len(profiles.packs[profiles.of(source)].table)
    members = index.remember_built(
        "members", (facet.name, codes, size), lambda: profiles.members(source, codes, facet.tokens)
    )
    column = index.columns[profiles.packs[members.pack].column]
    starts = np.concatenate(([0], np.cumsum(np.bincount(members.combined, minlength=size))))
    return _Columns(column, starts, members.value, len(codes))


def _from_sets(index: Index, among: BitMap, sets: Sequence[BitMap]) -> _Columns:
    """For what profiles do not know: every document its own code."""
    found = [numbers(documents & among) for documents in sets]
    documents = np.concatenate(found) if found else np.zeros(0, dtype=np.intp)
    values = np.repeat(np.arange(len(found)), [len(one) for one in found])
    starts = np.concatenate(([0], np.cumsum(np.bincount(documents, minlength=index.count))))
    return _Columns(None, starts, values[np.argsort(documents, kind="stable")], len(found))


@dataclass(frozen=True)
class _Part:
    """What carries one token: its documents, and `group * columns + column` for each pair that they make, once."""

    documents: np.ndarray
    pairs: np.ndarray


class _Parts:
    """The parts of the rows' tokens, each worked out once."""

    def __init__(self, index: Index, among: BitMap, ring: Keys, rows: Facet, board: _Board) -> None:
        self._index, self._among, self._ring, self._rows, self._board = index, among, ring, rows, board
        self._known: dict[str, _Part] = {}

    def of(self, token: str) -> _Part:
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = self._board.part(numbers(self._documents(token) & self._among))
        return found

    def _documents(self, token: str) -> BitMap:
        if self._rows.ranges is not None:
            return facets.value(self._index, self._rows, token, self._ring).documents()
        source = self._rows.source or self._rows.name
        found = self._index.bitmap(keys.facet_key(source, token))
        opened = self._index.opened(source, self._ring)
        return found | opened[token] if token in opened else found


@dataclass(frozen=True)
class _Counts:
    """Per column: documents, groups, and the sum of the number."""

    documents: np.ndarray
    groups: np.ndarray
    sums: np.ndarray


class _Board:
    """Keeps which documents and which pairs of group and column have been counted for the row at hand."""

    def __init__(self, index: Index, columns: _Columns, number: str) -> None:
        self._columns, self._size = columns, columns.size
        self._group = index.columns["group"]
        self._number = index.columns[f"number-{number}"] if number else None
        groups = int(self._group[: index.count].max()) + 1 if index.count else 0
        self._seen = np.zeros(index.count, dtype=bool)
        self._paired = np.zeros(groups * self._size, dtype=bool)
        self._last = np.empty(groups * self._size, dtype=np.int32)
        self._now = self._nothing()
        self._rows: list[_Counts] = []

    def _nothing(self) -> _Counts:
        size = self._size
        return _Counts(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64), np.zeros(size))

    def part(self, documents: np.ndarray) -> _Part:
        """Of pairs that come more than once the last one stays: who wrote last in its place."""
        place, column = self._columns.of(documents)
        pairs = self._group[documents][place].astype(np.intp) * self._size + column
        order = np.arange(len(pairs), dtype=np.int32)
        self._last[pairs] = order
        return _Part(documents, pairs[self._last[pairs] == order])

    def add(self, parts: Sequence[_Part]) -> list[tuple[np.ndarray, np.ndarray]]:
        """Counts what was not counted yet, and says what that was."""
        fresh = []
        for part in parts:
            documents = part.documents[~self._seen[part.documents]]
            pairs = part.pairs[~self._paired[part.pairs]]
            self._seen[documents] = True
            self._paired[pairs] = True
            self._count(documents, pairs)
            fresh.append((documents, pairs))
        return fresh

    def _count(self, documents: np.ndarray, pairs: np.ndarray) -> None:
        place, column = self._columns.of(documents)
        now, size = self._now, self._size
        sums = now.sums
        if self._number is not None:
            values = self._number[documents]
            known = np.where(values == MISSING, 0, values)[place].astype(np.float64)
            sums = sums + np.bincount(column, weights=known, minlength=size)
        self._now = _Counts(
            now.documents + np.bincount(column, minlength=size),
            now.groups + np.bincount(pairs % size, minlength=size) if size else now.groups,
            sums,
        )

    def keep(self) -> _Counts:
        """What every row begins with."""
        return self._now

    def row(self, base: _Counts, parts: Sequence[_Part]) -> None:
        """One row: what all share, and these parts; afterwards the board is as it was."""
        self._now = base
        for documents, pairs in self.add(parts):
            self._seen[documents] = False
            self._paired[pairs] = False
        self._rows.append(self._now)

    def cross(self, rows: tuple[str, ...], columns: tuple[str, ...]) -> Cross:
        def table(of: list[np.ndarray]) -> np.ndarray:
            return np.array(of).reshape(len(rows), len(columns))

        return Cross(
            rows,
            columns,
            table([row.documents for row in self._rows]),
            table([row.groups for row in self._rows]),
            table([row.sums for row in self._rows]),
        )
