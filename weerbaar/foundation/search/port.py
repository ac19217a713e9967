"""The search port: what a feature hands over, what a page asks, and what it gets back.

A feature makes one `Corpus` (its documents and facets) and calls `register`. A page builds a `Selection` and calls
`search`. What a reader may see is decided by keys: a document is visible when every one of its clauses shares a key
with the reader's key ring. Everything that is counted, suggested or ranked is limited to that first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from weerbaar.foundation.search.result import Piece, Result

Clauses = tuple[frozenset[str], ...]
"""All clauses must open; a clause opens when it shares a key with the key ring. No clauses: visible to everyone."""

Keys = frozenset[str]
"""A reader's key ring, e.g. `{'openbaar', 'leden', 'crisis:VR19', 'org:5'}`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One row as the engine sees it. Plain text, no markup."""

    id: int
    group: int  # e.g. the organisation's key: distinct groups in a result are counted
    texts: Mapping[str, str]  # field name of the corpus -> text; a missing field is empty
    facets: Mapping[str, tuple[str, ...]]  # facet's `source` -> stored tokens
    clauses: Clauses = ()
    guarded: Mapping[str, tuple[tuple[str, Clauses], ...]] = field(default_factory=dict)
    numbers: Mapping[str, int | None] = field(default_factory=dict)  # 32 bits; dates as ordinals
    rank: float = 0.5  # static quality, 0..1


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included; None is open. With `missing`, the rows without that number."""

    number: str
    low: int | None = None
    high: int | None = None
    missing: bool = False


def _same(value: str) -> tuple[str, ...]:
    return (value,)


@dataclass(frozen=True)
class Facet:
    """One way to narrow a selection; a document may have several of its values.

    values: the codes to count, asked at every search (keep it cached).
    source: under which name documents carry the tokens; several facets may read one source. Default: `name`.
    tokens: which stored tokens together make a value; counting is fastest when no document carries two of them.
    ranges: instead of tokens: values made of a number, asked at every search (so 'today' may move).
    standard: counted when a selection does not say which facets it wants.
    occurring: instead of `values`: the tokens that documents carry; only those that are counted come back.
    """

    name: str
    values: Callable[[], Sequence[str]] = lambda: ()
    source: str = ""
    tokens: Callable[[str], tuple[str, ...]] = _same
    ranges: Callable[[], Mapping[str, Range]] | None = None
    standard: bool = True
    occurring: bool = False


@dataclass(frozen=True)
class Corpus:
    """All documents of one kind.

    documents: all documents (None) or those with these ids; what is gone is left out. Ordered by group is best.
    weights: field name -> weight of a word found there; the field names of `Document.texts`.
    numbers: the names used in `Document.numbers`.
    sorts: fields of `texts` by which a selection can be sorted alphabetically.
    of_group: fields of `texts` that tell of the group and are the same for all its documents (see `best`).
    fresh: number that says until when (date ordinal) a document counts as confirmed; later or unknown ranks lower.
    stale: what a document is then worth, beside one that is fresh.
    by_group: `documents` is asked for groups, and `changed` tells of groups: all documents of one are read together.
    """

    name: str
    documents: Callable[[Collection[int] | None], Iterator[Document]]
    facets: tuple[Facet, ...]
    weights: Mapping[str, float]
    numbers: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    fresh: str = ""
    of_group: tuple[str, ...] = ()
    stale: float = 0.7
    by_group: bool = False

    def facet(self, name: str) -> Facet:
        """The facet of this name; KeyError when there is none."""
        for facet in self.facets:
            if facet.name == name:
                return facet
        raise KeyError(name)


@dataclass(frozen=True)
class Selection:
    """What is asked. Words are all required (the most telling of them when that finds nothing); values of one facet are
    alternatives, facets and ranges are all required.

    wishes: words that lift a document but are not required.
    without: facet -> values; documents that have any of them are left out.
    near: source of facet tokens -> tokens; a document with any of them (it is meant for the place asked for) is lifted.
    facets: names of the facets to count; None means the standard ones.
    sort: '' by relevance, or a name from the corpus' `numbers` or `sorts`, with '-' in front for descending.
    by_group: offset and limit count groups; `ids` then holds at most `per_group` documents of each group together.
    exact: take the words as typed: no spelling correction.
    loose: of a question of so many words or more the most telling are enough, also where something has all, and words
    of one family count (0: never).
    carry: facets whose values each document of the page brings along (`Result.values_of`).
    """

    words: str = ""
    wishes: str = ""
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: tuple[Range, ...] = ()
    facets: tuple[str, ...] | None = None
    sort: str = ""
    offset: int = 0
    limit: int = 25
    by_group: bool = False
    per_group: int = 5
    exact: bool = False
    loose: int = 0
    carry: tuple[str, ...] = ()


@dataclass(frozen=True)
class Apart:
    """What a count asks beside a selection: for each facet one of these values, and these ranges."""

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True)
class Cross:
    """Counts per value of one facet x value of another: arrays of len(rows) x len(columns).

    A document counts in every cell whose two values it has, once; a group counts once per cell. Without columns there
    is one, named ''. `sums` adds up the number that was asked for (zeros when none was), unknown as nothing.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    documents: np.ndarray
    groups: np.ndarray
    sums: np.ndarray

    def at(self, row: str, column: str = "") -> tuple[int, int]:
        """(documents, groups) of one cell; zeros for values that are not there."""
        if row not in self.rows or column not in self.columns:
            return 0, 0
        place = self.rows.index(row), self.columns.index(column)
        return int(self.documents[place]), int(self.groups[place])


class Best(NamedTuple):
    """The best documents of one group, and what share of the question the best of them meets (see `Result.shares`)."""

    ids: tuple[int, ...]
    share: float


class UnknownCorpus(LookupError):
    """No feature registered a corpus of this name."""


_corpora: dict[str, Corpus] = {}


def register(corpus: Corpus) -> None:
    """Puts a corpus in the port; a second one of the same name takes its place."""
    _corpora[corpus.name] = corpus


def corpus(name: str) -> Corpus:
    """The registered corpus; UnknownCorpus when there is none."""
    try:
        return _corpora[name]
    except KeyError:
        raise UnknownCorpus(f"Er is geen zoekcollectie '{name}'.") from None


def corpora() -> tuple[Corpus, ...]:
    """All registered corpora, in order of registration."""
    return tuple(_corpora.values())


def search(name: str, selection: Selection, keys: Keys) -> Result:
    """What the reader with these keys finds in a corpus: totals, one page of ids, facet counts, corrections."""
    from weerbaar.foundation.search import live

    return live.engine(corpus(name)).search(selection, keys)


def edition(name: str) -> tuple[str, int]:
    """Which state of a corpus this process finds in: another one whenever something in it changed. No query."""
    from weerbaar.foundation.search import live

    index = live.engine(corpus(name)).index
    return str(index.generation.folder), index.live.version


def whole(name: str, selection: Selection, keys: Keys, chunk: int = 1000) -> Iterator[Piece]:
    """All that the reader with these keys finds, in the order of `search`, in parts of `chunk` ids.

    Offset, limit and grouping of the selection do not count. One search is made, at the first part; what changes in the
    register meanwhile does not change the order.
    """
    from weerbaar.foundation.search import live

    yield from live.engine(corpus(name)).whole(selection, keys, chunk)


def cross(
    name: str,
    selection: Selection,
    rows: str,
    columns: str,
    keys: Keys,
    *,
    apart: Apart = Apart(),
    number: str = "",
    only: Collection[str] | None = None,
) -> Cross:
    """How many documents and groups the reader with these keys finds per value of two facets, see `Cross`.

    columns: '' for rows only; then `only` may name the rows that are wanted, which costs less than all. number: one of
    the corpus' numbers to add up per cell, '' for none. All filters of the selection hold, also those of the facets
    that are counted; its page and order do not matter. KeyError for a facet that is not there.
    """
    from weerbaar.foundation.search import live

    wanted = None if only is None else frozenset(only)
    return live.engine(corpus(name)).cross(selection, rows, columns, keys, apart, number, only=wanted)


def largest(
    name: str, selection: Selection, keys: Keys, *, apart: Apart = Apart(), limit: int = 10
) -> tuple[tuple[int, int], ...]:
    """The groups of which the reader with these keys finds the most documents: (group, documents), at most `limit`.

    Of equal ones the lowest number first; page and order of the selection do not matter.
    """
    from weerbaar.foundation.search import live

    return live.engine(corpus(name)).largest(selection, keys, apart, limit)


def among(name: str, selection: Selection, ids: Collection[int], keys: Keys) -> frozenset[int]:
    """Which of these documents the reader with these keys finds; page and order do not matter."""
    from weerbaar.foundation.search import live

    return live.engine(corpus(name)).among(selection, ids, keys)


def best(
    name: str,
    words: str,
    groups: Collection[int],
    keys: Keys,
    *,
    per_group: int = 1,
    exact: bool = False,
    loose: int = 0,
) -> dict[int, Best]:
    """Of each of these groups the documents that themselves say most of these words, best first.

    The groups stand in the order of their best one, with what is told of the group (`Corpus.of_group`). A group without
    any of the words is left out; one of which only what is told of it has them, has no ids.

    Made for passages: a corpus of whole items finds and counts, one of their pages (grouped by item) says where.
    """
    from weerbaar.foundation.search import live

    return live.engine(corpus(name)).best(words, groups, keys, per_group, exact, loose)


def suggest(name: str, start: str, keys: Keys, limit: int = 8) -> list[str]:
    """Words that begin with `start` and occur in what the reader may see, commonest first."""
    from weerbaar.foundation.search import live

    return live.engine(corpus(name)).suggest(start, keys, limit)


def changed(name: str, ids: Collection[int]) -> None:
    """Notes in the database that these rows changed, came or went; every web process follows within a second or two.

    For a corpus that reads by group (`Corpus.by_group`) these are groups.

    To be called in the transaction of the change, or after it by a listener of the activity spine.
    """
    from weerbaar.foundation.search.models import Change

    Change.objects.bulk_create([Change(corpus=name, object_id=pk) for pk in ids], batch_size=1000)
