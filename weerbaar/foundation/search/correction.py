"""Better spellings, taken only from words that the reader may see."""

from __future__ import annotations

from pyroaring import BitMap

from weerbaar.foundation.search import dutch, spelling
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.question import Unit, ways_of
from weerbaar.foundation.search.text import fold, stems

RARE, OFTEN = 2, 50
"""A word seen at most RARE times may be a slip of one that is seen OFTEN times as often."""


class Corrector:
    """Looks for the word that was meant, among what is in `visible`."""

    def __init__(self, index: Index, visible: BitMap) -> None:
        self._index, self._visible = index, visible

    def better(self, unit: Unit, seen: int) -> str | None:
        """A spelling that finds more than this word, which was seen so many times; None when there is none."""
        typed = fold(unit.typed)
        if unit.is_phrase or not typed.isalnum() or seen > RARE or not spelling.errors_allowed(typed):
            return None
        if seen:
            return self._nearest(typed, most=1, at_least=seen * OFTEN)
        if unit.is_known:
            return self._nearest(typed, most=1)
        return self._nearest(typed) or self._inflected(typed) or self._compound(typed)

    def _seen(self, term: str) -> int:
        return self._index.having(term).intersection_cardinality(self._visible)

    def _nearest(self, typed: str, most: int = 2, at_least: int = 1) -> str | None:
        """The term with the fewest errors; then the same first letter; then what is seen most."""
        most = min(most, spelling.errors_allowed(typed))
        terms = self._index.generation.terms
        candidates = {terms[number].decode() for number in self._index.generation.slips.numbers(typed)}
        close = spelling.near(typed, candidates | self._index.new_terms, most)
        best: tuple[tuple[int, bool, int, str], str] | None = None
        for errors, term in sorted(close):
            if best and errors > best[0][0]:
                break
            seen = 0 if term in dutch.STOP else self._seen(term)  # a lemma may be one: 'gehad' is of 'hebben'
            if seen >= at_least:
                found = (errors, term[0] != typed[0], -seen, term), term
                best = found if best is None else min(best, found)
        return best[1] if best else None

    def _inflected(self, typed: str) -> str | None:
        """A slip in a plural or inflected form: 'agregaten' is near 'aggregaat' once its ending is taken off."""
        for stem in stems(typed):
            found = self._nearest(stem, most=1)
            if found:
                return found
        return None

    def _compound(self, typed: str) -> str | None:
        """A compound that is not in the index, with a slip in one of its parts that are."""
        for cut in range(4, len(typed) - 3):
            left, right = typed[:cut], typed[cut:]
            for known, other in ((left, right), (right, left)):
                if len(other) < 5 or not _is_word(known):
                    continue
                meant = self._nearest(other, most=1)
                word = meant and (known + meant if known is left else meant + known)
                if word and any(self._has_all(way.terms) for way in ways_of(word)):
                    return word
        return None

    def _has_all(self, terms: tuple[str, ...]) -> bool:
        found = self._visible
        for term in terms:
            found = found & self._index.having(term)
        return bool(found)


def _is_word(text: str) -> bool:
    term = dutch.analyse(text)
    return term is not None and term.is_known
