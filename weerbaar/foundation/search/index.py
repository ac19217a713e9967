"""A generation with what changed since: the thing that is searched. One per process and corpus.

Changed documents get new numbers behind the built ones, and their old numbers go out of `live`. Every answer is ANDed
with `live`, and `live` is replaced last and at once, so a search sees each change wholly or not at all.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from threading import RLock
from typing import Any, TypeVar

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import dutch, guards, keys
from weerbaar.foundation.search.builder import sort_key
from weerbaar.foundation.search.documents import MISSING, Fields, number, other_keys, term_levels, tie
from weerbaar.foundation.search.generation import Generation
from weerbaar.foundation.search.port import Clauses, Corpus, Document, Keys, Range
from weerbaar.foundation.search.profiles import sources
from weerbaar.foundation.search.text import raw_words

CACHE_BYTES = 24 << 20  # bitmaps kept unpacked, measured by their packed size


T = TypeVar("T")
KEPT = {
    "ring": 32, "guarded": 16, "result": 128, "cross": 128, "largest": 64, "facet": 32, "levels": 4000, "range": 16,
    "members": 64, "slices": 1, "groups": 1, "occurring": 16,
}  # fmt: skip
"""How many answers of each kind are kept."""


class Memory:
    """Answers that hold until something changes, the latest used ones of each kind."""

    def __init__(self) -> None:
        self._version = -1
        self._kinds: dict[str, OrderedDict[Hashable, Any]] = {}
        self._lock = RLock()

    def get(self, version: int, kind: str, what: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if version > self._version:
                self._version, self._kinds = version, {}
            kept = self._kinds.setdefault(kind, OrderedDict())
            if version == self._version and what in kept:
                kept.move_to_end(what)
                found: T = kept[what]
                return found
        value = make()
        with self._lock:
            if version == self._version:
                kept[what] = value
                while len(kept) > KEPT[kind]:
                    kept.popitem(last=False)
        return value


@dataclass(frozen=True)
class Live:
    """The documents that count at one moment."""

    version: int
    documents: BitMap


class Index:
    """See the module. `apply` changes it; everything else only reads."""

    def __init__(self, corpus: Corpus, generation: Generation) -> None:
        self.corpus, self.generation = corpus, generation
        self.fields = Fields(corpus.weights)
        self.base, self.count = generation.count, generation.count
        self.live = Live(0, BitMap(array("I", range(generation.count)), optimize=False))
        self.columns: dict[str, np.ndarray] = {
            "id": generation.ids,
            "group": generation.column("group", np.uint32),
            "rank": generation.column("rank", np.float32),
            "tie": generation.column("tie", np.uint32),
            **{f"number-{name}": generation.column(f"number-{name}", np.int32) for name in corpus.numbers},
            **{f"sort-{name}": generation.column(f"sort-{name}", np.float64) for name in corpus.sorts},
            **{name: generation.column(name, kind) for name, kind in generation.profiles.kinds().items()},
        }
        self._sources = sources(corpus)
        self.new_terms: set[str] = set()
        self._delta: dict[bytes, BitMap] = {}
        self._numbers: dict[int, int] = {}  # id -> number, of changed documents; -1 is gone
        self._groups: dict[int, int] = {}  # groups that are new -> their number
        self._sorts: dict[str, dict[int, str]] = {name: {} for name in corpus.sorts}
        self._bitmaps: OrderedDict[bytes, tuple[BitMap, int]] = OrderedDict()
        self._held = 0
        self._lock = RLock()
        self._memory = Memory()
        self._built = Memory()
        self._guarded: dict[str, list[tuple[int, str, Clauses]]] = {}  # of changed documents

    # --- reading ------------------------------------------------------------------------------

    def bitmap(self, key: bytes) -> BitMap:
        """Documents under this key, changed ones included and old numbers too. Never change what you get."""
        with self._lock:
            found = self._bitmaps.get(key)
            if found is not None:
                self._bitmaps.move_to_end(key)
                return found[0]
            merged, size = self.generation.bitmap(key), self.generation.size(key) + 200
            if key in self._delta:
                merged |= self._delta[key]
            self._bitmaps[key] = merged, size
            self._held += size
            while self._held > CACHE_BYTES and len(self._bitmaps) > 1:
                self._held -= self._bitmaps.popitem(last=False)[1][1]
            return merged

    def under(self, prefix: bytes) -> list[bytes]:
        """Keys that begin with `prefix`, built or new."""
        found = self.generation.under(prefix)
        with self._lock:
            new = {key for key in self._delta if key.startswith(prefix)}
        return sorted(new.union(found)) if new else found

    def levels(self, term: str) -> list[tuple[int, BitMap]]:
        """(level, documents) for each level at which a term occurs."""
        prefix = keys.term_prefix(term)
        names = self.remember("levels", term, lambda: self._levels_of(prefix))
        return [(level, self.bitmap(prefix + bytes([level]))) for level in names]

    def _levels_of(self, prefix: bytes) -> list[int]:
        found = {key[-1] for key in self.generation.under(prefix)}
        with self._lock:
            return sorted(found.union(n for n in range(16) if prefix + bytes([n]) in self._delta))

    def having(self, term: str) -> BitMap:
        """Documents with this term at any level."""
        levels = self.levels(term)
        if len(levels) == 1:
            return levels[0][1]
        return BitMap.union(*(documents for _, documents in levels)) if levels else BitMap()

    def remember(self, kind: str, what: Hashable, make: Callable[[], T]) -> T:
        """The value of `make()`, kept until something changes. `what` must hold everything that it depends on."""
        return self._memory.get(self.live.version, kind, what, make)

    def remember_built(self, kind: str, what: Hashable, make: Callable[[], T]) -> T:
        """The same for what depends on the built documents alone: it holds as long as the generation."""
        return self._built.get(0, kind, what, make)

    def number_of(self, document_id: int) -> int:
        """Document number of an id; -1 when there is none."""
        found = self._numbers.get(document_id)
        return self.generation.number_of(document_id) if found is None else found

    def group_numbers(self, groups: Iterable[int]) -> dict[int, int]:
        """Number in the column `group` -> group, of those that some document has."""
        places = self.remember_built(
            "groups", "", lambda: {int(one): at for at, one in enumerate(self.generation.groups)}
        )
        numbers = ((places.get(group, self._groups.get(group, -1)), group) for group in groups)
        return {number: group for number, group in numbers if number >= 0}

    def visible(self, ring: Keys) -> BitMap:
        """Documents that a reader with this ring may see."""
        live = self.live
        return self.remember("ring", ring, lambda: live.documents - guards.closed(ring, self.bitmap))

    def is_guarded(self, source: str) -> bool:
        """Whether any document has guarded tokens of this source."""
        return source in self.generation.guards.sources or source in self._guarded

    def opened(self, source: str, ring: Keys) -> dict[str, BitMap]:
        """Guarded tokens of a source that open for this ring -> documents."""
        return self.remember("guarded", (source, ring), lambda: self._open(source, ring))

    def _open(self, source: str, ring: Keys) -> dict[str, BitMap]:
        made = self.generation.guards.opened
        found = dict(self.remember_built("guarded", (source, ring), lambda: made(source, ring, self.bitmap)))
        for place, token, clauses in list(self._guarded.get(source, ())):
            if guards.opens(clauses, ring):
                found[token] = found.get(token, BitMap()) | BitMap([place])
        return found

    def within(self, asked: Range) -> BitMap:
        """Documents whose number lies in this range, old numbers of changed documents too."""
        column = self.columns[f"number-{asked.number}"]
        built = self.remember_built("range", asked, lambda: packed(np.flatnonzero(_inside(column[: self.base], asked))))
        if self.count == self.base:
            return built
        return built | packed(np.flatnonzero(_inside(column[self.base : self.count], asked)) + self.base)

    # --- changing -----------------------------------------------------------------------------

    def apply(self, documents: Iterable[Document], asked: Collection[int]) -> None:
        """Takes these documents in the place of what was known under the `asked` ids; those without one are gone."""
        with self._lock:
            gone = BitMap(number for pk in asked if (number := self.number_of(pk)) >= 0)
            placed = dict.fromkeys(asked, -1)
            added = BitMap()
            for document in documents:
                placed[document.id] = self._add(document)
                added.add(placed[document.id])
            self._place_sorts()
            self._numbers |= placed
            documents_now = (self.live.documents - gone) | added
            self.live = Live(self.live.version + 1, documents_now)

    def _add(self, document: Document) -> int:
        place = self.count
        if place >= len(self.columns["id"]):
            self._grow()
        self._write_columns(place, document)
        for key in self._keys_of(document):
            self._delta.setdefault(key, BitMap()).add(place)
            dropped = self._bitmaps.pop(key, None)
            self._held -= dropped[1] if dropped else 0
        for source, entries in document.guarded.items():
            self._guarded.setdefault(source, []).extend((place, token, clauses) for token, clauses in entries)
        self.count = place + 1
        return place

    def _keys_of(self, document: Document) -> set[bytes]:
        found = set(other_keys(document, self._sources))
        for field, name in enumerate(self.fields.names):
            for raw in raw_words(document.texts.get(name, "")):
                term = dutch.analyse(raw)
                for lemma, level in term_levels(term, field) if term else ():
                    found.add(keys.term_key(lemma, level))
                    if self.generation.terms.find(lemma.encode()) < 0:
                        self.new_terms.add(lemma)
        return found

    def _write_columns(self, place: int, document: Document) -> None:
        columns = self.columns
        columns["id"][place], columns["tie"][place] = document.id, tie(document.id)
        columns["rank"][place] = document.rank
        columns["group"][place] = self._group_number(document.group)
        for pack in self.generation.profiles.packs:
            columns[pack.column][place] = self.generation.profiles.number(pack, document.facets)
        for name in self.corpus.numbers:
            columns[f"number-{name}"][place] = number(document.numbers.get(name))
        for name in self.corpus.sorts:
            self._sorts[name][place] = sort_key(document.texts.get(name, ""))

    def _group_number(self, group: int) -> int:
        built = np.flatnonzero(self.generation.groups == group)
        if len(built):
            return int(built[0])
        return self._groups.setdefault(group, len(self.generation.groups) + len(self._groups))

    def groups_at(self, places: Iterable[int]) -> list[int]:
        """The groups behind these numbers of the column 'group'."""
        built, new = self.generation.groups, {place: group for group, place in self._groups.items()}
        return [int(built[place]) if place < len(built) else new[place] for place in places]

    def _place_sorts(self) -> None:
        """Gives changed documents a place in the alphabet: that of the same text, or evenly between two others."""
        for name, texts in self._sorts.items():
            table, column = self.generation.sorted[name], self.columns[f"sort-{name}"]
            gaps: dict[int, list[str]] = {}
            for text in sorted(set(texts.values()), key=str.encode):
                if table.find(text.encode()) < 0:
                    gaps.setdefault(table.bisect(text.encode()), []).append(text)
            for place, text in texts.items():
                index = table.bisect(text.encode())
                between = gaps.get(index, [])
                known = text not in between
                column[place] = index if known else index - 1 + (between.index(text) + 1) / (len(between) + 1)

    def _grow(self) -> None:
        """More changes than there was room for: the columns move into this process' own memory."""
        self.columns = {name: np.concatenate((old, np.zeros_like(old))) for name, old in self.columns.items()}

    @property
    def changes(self) -> int:
        """Documents added or replaced since the build; a measure of when to build again."""
        return self.count - self.base


def _inside(column: np.ndarray, asked: Range) -> np.ndarray:
    """Which values lie in the range, bool per document."""
    if asked.missing:
        return np.asarray(column == MISSING)
    inside = column > MISSING
    if asked.low is not None:
        inside &= column >= asked.low
    if asked.high is not None:
        inside &= column <= asked.high
    return np.asarray(inside)


def packed(documents: np.ndarray) -> BitMap:
    """Document numbers as a bitmap without runs (see the builder)."""
    found = array("I")
    found.frombytes(documents.astype(np.uint32).tobytes())
    return BitMap(found, optimize=False)
