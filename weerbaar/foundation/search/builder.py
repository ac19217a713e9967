"""Builds a whole index from the documents of a corpus, column by column instead of document by document."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from pyroaring import BitMap

from weerbaar.foundation.search import keys, profiles, spelling, wordlist
from weerbaar.foundation.search.documents import LIMIT, MISSING, Fields, number, tie
from weerbaar.foundation.search.dutch import Analyser
from weerbaar.foundation.search.guards import GuardWriter
from weerbaar.foundation.search.keytable import write_blobs
from weerbaar.foundation.search.port import Clauses, Corpus, Document
from weerbaar.foundation.search.profiles import Tokens
from weerbaar.foundation.search.text import WORD, fold, whole

FORMAT = 3
CHUNK = 100_000  # documents whose words are in memory as numbers at one time
ROOM = 10_000  # least number of places kept free for changes
MANY_WORDS = 5_000  # from here on it pays to have the word list in memory
_OTHER = 1 << 31  # marks key numbers that are not terms
_PIECES = 8  # parts in which all postings are sorted, to need less memory


class Lists:
    """Numbered lists of key codes; documents refer to a list by its number."""

    def __init__(self) -> None:
        self._codes = array("Q")
        self._ends = array("Q", [0])

    def add(self, codes: Iterable[int]) -> int:
        self._codes.extend(codes)
        self._ends.append(len(self._codes))
        return len(self._ends) - 2

    def expand(self, lists: array[int], lengths: array[int], first: int, level: int = 0) -> np.ndarray:
        """uint64 `code << 32 | document` for documents from number `first` on, which have `lengths[i]` lists each."""
        which = np.frombuffer(lists, dtype=np.uint32) if len(lists) else np.zeros(0, np.uint32)
        ends, codes = np.frombuffer(self._ends, np.uint64), np.frombuffer(self._codes, np.uint64)
        per = np.frombuffer(lengths, dtype=np.uint32)
        documents = np.repeat(np.arange(first, first + len(per), dtype=np.uint64), per)
        starts = ends[which].astype(np.int64)
        sizes = (ends[which + 1] - ends[which]).astype(np.int64)
        documents = np.repeat(documents, sizes)
        shift = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) if len(sizes) else starts
        return ((codes[np.arange(len(documents)) + shift] + np.uint64(level)) << np.uint64(32)) | documents


class _Words(dict[str, int]):
    """What stands between spaces -> number of its list of term codes (`term number << 4`, plus 1 for a part).

    Mostly that is one word, perhaps with a comma; taking text apart at spaces is far cheaper than finding words in it.
    """

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}
        self._lists = lists
        self._analyser = Analyser(wordlist.default().get)

    def __missing__(self, piece: str) -> int:
        if len(self) == MANY_WORDS:
            self._analyser = Analyser(wordlist.default().loaded().get)
        codes: list[int] = []
        for raw in WORD.findall(piece):
            term = self._analyser.term(raw)
            if term is not None:
                codes += [self._code(term.lemma), *(self._code(part) | 1 for part in term.parts)]
        made = self[piece] = self._lists.add(codes)
        return made

    def _code(self, term: str) -> int:
        return self.terms.setdefault(term, len(self.terms)) << 4


class Builder:
    """Takes documents one by one, then writes the files of one generation."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.fields = Fields(corpus.weights)
        if len(self.fields.names) > 8:
            raise ValueError("Een zoekcollectie kan ten hoogste acht tekstvelden hebben.")
        self.count = 0
        self._lists = Lists()
        self._words = _Words(self._lists)
        self._known_clauses: dict[Clauses, int] = {}
        self._key_numbers: dict[bytes, int] = {}
        self._texts: list[dict[str, array[int]]] = [{} for _ in self.fields.names]
        self._last: list[tuple[str, array[int]]] = [("", array("I")) for _ in self.fields.names]
        self._chunks: list[np.ndarray] = []
        self._groups: dict[int, int] = {}
        self._ids, self._group, self._rank = array("q"), array("I"), array("f")
        self._numbers = {name: array("i") for name in corpus.numbers}
        self._sorts: dict[str, tuple[dict[str, int], array[int]]] = {name: ({}, array("I")) for name in corpus.sorts}
        # Per source: the list of each combination of tokens, and the list of each document.
        self._sources = {source: (dict[Tokens, int](), array("I")) for source in profiles.sources(corpus)}
        self._guards = GuardWriter()
        self._start_chunk()

    def _start_chunk(self) -> None:
        self._first = self.count
        self._field_lists = [array("I") for _ in self.fields.names]
        self._field_lengths = [array("I") for _ in self.fields.names]
        self._other_lists, self._other_lengths = array("I"), array("I")

    def add(self, document: Document) -> None:
        self.count += 1
        self._ids.append(document.id)
        self._group.append(self._groups.setdefault(document.group, len(self._groups)))
        self._rank.append(document.rank)
        for name, column in self._numbers.items():
            value = document.numbers.get(name)
            column.append(MISSING if value is None else value if -LIMIT < value < LIMIT else number(value))
        for name, (codes, column) in self._sorts.items():
            column.append(codes.setdefault(document.texts.get(name, ""), len(codes)))
        for place, name in enumerate(self.fields.names):
            words = self._words_of(place, document.texts.get(name, ""))
            self._field_lists[place].extend(words)
            self._field_lengths[place].append(len(words))
        self._add_other(document)
        if self.count - self._first >= CHUNK:
            self._flush()

    def _words_of(self, place: int, text: str) -> array[int]:
        """List numbers of the words of a text. Short texts come back often (names, labels), so they are kept; and what
        is told of a group comes with each of its documents."""
        last, found = self._last[place]
        if text == last:
            return found
        kept = self._texts[place]
        known = kept.get(text)
        if known is None:
            words = self._words
            known = array("I", [words[piece] for piece in whole(text).lower().split()])
            if len(text) < 100 and len(kept) < 300_000:
                kept[text] = known
        self._last[place] = text, known
        return known

    def _add_other(self, document: Document) -> None:
        facets, lists = document.facets, self._other_lists
        for source, (known, column) in self._sources.items():
            tokens = facets.get(source, ())
            listed = known.get(tokens)
            if listed is None:
                listed = known[tokens] = self._learn([keys.facet_key(source, token) for token in tokens])
            lists.append(listed)
            column.append(listed)
        if document.guarded:
            self._guards.add(self.count - 1, document)
        listed = self._known_clauses.get(document.clauses)
        if listed is None:
            listed = self._known_clauses[document.clauses] = self._learn(keys.clause_keys(document.clauses))
        lists.append(listed)
        self._other_lengths.append(len(self._sources) + 1)

    def _learn(self, names: list[bytes]) -> int:
        """A new list of these keys."""
        return self._lists.add(self._key_numbers.setdefault(name, len(self._key_numbers)) | _OTHER for name in names)

    def _flush(self) -> None:
        """Turns the chunk into sorted, distinct `code << 32 | document`."""
        found = [self._lists.expand(self._other_lists, self._other_lengths, self._first)]
        for place, lists in enumerate(self._field_lists):
            found.append(self._lists.expand(lists, self._field_lengths[place], self._first, place * 2))
        codes = np.concatenate(found)
        codes.sort()
        self._chunks.append(codes[np.concatenate(([True], codes[1:] != codes[:-1]))] if len(codes) else codes)
        self._start_chunk()

    def write(self, folder: Path, **meta: Any) -> None:
        """Writes the generation into an existing folder. `meta` is kept with it."""
        if self.count > self._first:
            self._flush()
        self._texts = []
        maps = self._bitmaps() | self._guards.maps()
        self._guards.write(folder)
        names = sorted(maps)
        write_blobs(folder, "keys", names)
        write_blobs(folder, "maps", [maps[name] for name in names])
        terms = sorted({name[1 : name.index(b"\0")] for name in names if name[:1] == b"t"})
        write_blobs(folder, "terms", terms)
        spelling.write(folder, [term.decode() for term in terms])
        capacity = self.count + max(ROOM, self.count // 20)
        self._write_columns(folder, capacity)
        self._write_profiles(folder, capacity)
        about = {"format": FORMAT, "count": self.count, "capacity": capacity, "is_grouped": self._is_grouped(), **meta}
        (folder / "meta.json").write_text(json.dumps(about))

    def _write_profiles(self, folder: Path, capacity: int) -> None:
        tokens = {
            (source, code): combination
            for source, (known, _) in self._sources.items()
            for combination, code in known.items()
        }
        columns = {source: np.array(column, dtype=np.uint32) for source, (_, column) in self._sources.items()}
        profiles.write(folder, columns, lambda source, code: tokens[source, code], capacity)

    def _is_grouped(self) -> bool:
        """Whether documents came group by group."""
        return bool(np.all(np.diff(np.array(self._group, dtype=np.int64)) >= 0))

    def _bitmaps(self) -> dict[bytes, bytes]:
        """Key -> serialised bitmap."""
        term_names = list(self._words.terms)
        other_names = list(self._key_numbers)
        maps: dict[bytes, bytes] = {}
        highest = max((int(chunk[-1]) for chunk in self._chunks if len(chunk)), default=0)
        cuts = _cuts(self._chunks, highest)
        for low, high in pairwise(cuts):
            codes = np.concatenate(
                [chunk[np.searchsorted(chunk, low) : np.searchsorted(chunk, high)] for chunk in self._chunks]
            )
            codes.sort()
            code = (codes >> np.uint64(32)).astype(np.uint32)
            documents = memoryview(codes.astype(np.uint32).tobytes())
            edges = np.concatenate((np.flatnonzero(np.diff(code, prepend=code[:1] + 1)), [len(code)]))
            for start, end in pairwise(edges.tolist()):
                found = int(code[start])
                name = (
                    other_names[found ^ _OTHER] if found & _OTHER else keys.term_key(term_names[found >> 4], found & 15)
                )
                maps[name] = _serialised(documents[start * 4 : end * 4])
        return maps

    def _write_columns(self, folder: Path, capacity: int) -> None:
        columns: dict[str, np.ndarray] = {
            "id": np.array(self._ids, dtype=np.int64),
            "group": np.array(self._group, dtype=np.uint32),
            "rank": np.array(self._rank, dtype=np.float32),
            "tie": np.array([tie(pk) for pk in self._ids], dtype=np.uint32),
        }
        columns |= {f"number-{name}": np.array(column, dtype=np.int32) for name, column in self._numbers.items()}
        for name, (texts, column) in self._sorts.items():
            columns[f"sort-{name}"] = _ordinals(folder, name, texts)[np.array(column, dtype=np.uint32)]
        for name, values in columns.items():
            room = np.zeros(capacity, dtype=values.dtype)
            room[: self.count] = values
            (folder / f"column-{name}").write_bytes(room.tobytes())
        order = np.argsort(columns["id"], kind="stable").astype(np.uint32)
        (folder / "order").write_bytes(order.tobytes())
        (folder / "groups").write_bytes(np.array(list(self._groups), dtype=np.int64).tobytes())


def _cuts(chunks: list[np.ndarray], highest: int) -> list[np.uint64]:
    """Boundaries that cut all postings in about equal pieces, at the start of a key."""
    if not chunks:
        return []
    largest = max(chunks, key=len)
    steps = (
        [int(largest[len(largest) * piece // _PIECES]) >> 32 << 32 for piece in range(1, _PIECES)]
        if len(largest)
        else []
    )
    return [np.uint64(cut) for cut in sorted({0, *steps, ((highest >> 32) + 1) << 32})]


def _serialised(documents: memoryview) -> bytes:
    numbers = array("I")
    numbers.frombytes(documents)
    # Runs save a third of the space and make counting up to ten times slower, so they are not made.
    return BitMap(numbers, optimize=False).serialize()


def sort_key(text: str) -> str:
    """How texts compare when a selection is sorted by them."""
    return fold(text)[:120]


def _ordinals(folder: Path, name: str, texts: dict[str, int]) -> np.ndarray:
    """Place in the alphabet per text code, float64; the distinct sort keys are kept to place later changes between."""
    distinct = sorted({sort_key(text) for text in texts}, key=str.encode)
    write_blobs(folder, f"sorted-{name}", [text.encode() for text in distinct])
    place = {text: float(index) for index, text in enumerate(distinct)}
    return np.array([place[sort_key(text)] for text in texts], dtype=np.float64)
