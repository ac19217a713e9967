"""When no document has all words: which have enough of them.

What words say is added up. A document is found when its words say at least a part (ENOUGH) of what those of the best
one say that the filters leave. Only the most telling words take part, so that all is done with a few set operations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from pyroaring import BitMap

ENOUGH = 0.5
FEWER = 0.3  # of a question in a sentence, whose order says the rest
TELLING = 5
CLOSE = 1e-9  # sums that differ less are equal


class Word(Protocol):
    """A word of a question: the visible documents that have it, and what it says."""

    @property
    def documents(self) -> BitMap: ...

    @property
    def rarity(self) -> float: ...


def most_telling(words: Sequence[Word]) -> list[Word]:
    """The words that take part, most telling first; of equals the first in the question."""
    return sorted(words, key=lambda word: -word.rarity)[:TELLING]


def loosely(words: Sequence[Word], filtered: Callable[[BitMap], BitMap], enough: float = ENOUGH) -> BitMap:
    """Documents with enough of these words, before filters; empty when the filters leave nothing that has any."""
    telling = most_telling(words)
    best = _best([filtered(word.documents) for word in telling], [word.rarity for word in telling])
    if not best:
        return BitMap()
    return BitMap.union(BitMap(), *_with(telling, best * enough - CLOSE))


def _best(sets: list[BitMap], rarity: list[float]) -> float:
    """The most that words say of which some document has all."""
    best = 0.0

    def look(first: int, among: BitMap | None, said: float) -> None:
        nonlocal best
        best = max(best, said)
        if first < len(sets) and said + sum(rarity[first:]) > best:
            both = sets[first] if among is None else among & sets[first]
            if both:
                look(first + 1, both, said + rarity[first])
            look(first + 1, among, said)

    look(0, None, 0.0)
    return best


def _with(words: list[Word], enough: float, among: BitMap | None = None) -> Iterator[BitMap]:
    """Documents for each of the smallest choices of words that say enough together."""
    for place, word in enumerate(words):
        both = word.documents if among is None else among & word.documents
        if not both:
            continue
        if word.rarity >= enough:
            yield both
        else:
            yield from _with(words[place + 1 :], enough - word.rarity, both)
