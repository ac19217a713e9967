"""What a search gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["woord", "deel", "synoniem", "verbeterd", "verwant"]
"""How a word was met: itself, as part of a compound, by a synonym, after correcting its spelling, by its family."""


@dataclass(frozen=True, slots=True)
class Word:
    """How one word (or phrase) of the question was taken. `seen`: documents the reader may see that have it."""

    typed: str
    used: str
    seen: int
    synonyms: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One word's share in a score: `rarity` (its worth here) x weight of the best field x how it was met = points."""

    word: str
    term: str
    field: str
    kind: Kind
    rarity: float
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a document stands where it stands: (sum of the parts' points) x quality x freshness x nearness = score."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]  # words of the question that this document lacks
    quality: float
    freshness: float
    is_fresh: bool
    nearness: float
    score: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a whole result: ids in order, and for facets to carry the values of each (see `Result`)."""

    ids: tuple[int, ...]
    carried: Mapping[str, Mapping[int, tuple[str, ...]]]

    def values_of(self, document_id: int, facet: str) -> tuple[str, ...]:
        """As `Result.values_of`."""
        return self.carried.get(facet, {}).get(document_id, ())


@dataclass(frozen=True)
class Result:
    """One answer.

    total, groups: documents found, and distinct groups among them.
    ids: one page, in order. shares: for each of them 0..1, its score beside what a document would have that has all
    words in its heaviest field: comparable between collections; () without words or in another order.
    counts: facet -> value -> documents, each facet without its own choice; all values present, zeros too.
    words: how each word was taken. ignored: stop words that were left out.
    relaxed: nothing had all words, so these have the most telling of them.
    corrected: the question as searched, when spelling was corrected (offer the original with `exact`); else ''.
    did_you_mean: another question worth offering, not applied; else ''.
    """

    total: int
    groups: int
    ids: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]
    words: tuple[Word, ...] = ()
    ignored: tuple[str, ...] = ()
    relaxed: bool = False
    corrected: str = ""
    did_you_mean: str = ""
    explainer: Callable[[int], Explanation | None] = field(default=lambda _: None, repr=False, compare=False)
    carried: Mapping[str, Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    shares: tuple[float, ...] = ()

    def explain(self, document_id: int) -> Explanation | None:
        """Why this document stands where it stands; None when it is not in this result."""
        return self.explainer(document_id)

    def values_of(self, document_id: int, facet: str) -> tuple[str, ...]:
        """The values of a facet that this document has, as far as the reader may know.

        For documents on this page, and facets that the selection asked to carry.
        """
        return self.carried.get(facet, {}).get(document_id, ())
