"""A document taken apart into the keys under which it is stored; used for a whole index and for a single change."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from weerbaar.foundation.search import keys
from weerbaar.foundation.search.dutch import Term
from weerbaar.foundation.search.port import Document

LIMIT = 2**31
"""Numbers are stored in 32 bits; larger ones are clipped."""

MISSING = -LIMIT
"""How an unknown number is stored."""

PART_WEIGHT = 0.5
"""A word met as part of a compound weighs this much of the word itself."""


class Fields:
    """The text fields of a corpus, heaviest first, and their levels: 2 x field, plus 1 for parts of compounds."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.names = sorted(weights, key=lambda name: (-weights[name], name))
        self.weights = [weights[name] * factor for name in self.names for factor in (1.0, PART_WEIGHT)]

    def name(self, level: int) -> str:
        return self.names[level // 2]

    def by_weight(self) -> list[int]:
        """Levels, lightest first."""
        return sorted(range(len(self.weights)), key=lambda level: (self.weights[level], -level))


def term_levels(term: Term, field: int) -> list[tuple[str, int]]:
    """(term, level) of one word in this field."""
    return [(term.lemma, field * 2)] + [(part, field * 2 + 1) for part in term.parts]


def other_keys(document: Document, sources: Collection[str]) -> list[bytes]:
    """Keys for facets (of these sources) and clauses."""
    found = [keys.facet_key(source, token) for source in sources for token in document.facets.get(source, ())]
    return found + keys.clause_keys(document.clauses)


def number(value: int | None) -> int:
    """A number as it is stored: 32 bits, clipped."""
    return MISSING if value is None else max(1 - LIMIT, min(LIMIT - 1, value))


def tie(document_id: int) -> int:
    """32 bits that look random and belong to the document: the last word in an order, whatever else is stored."""
    mixed = (document_id ^ 0x9E3779B9) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    mixed ^= mixed >> 32
    mixed = mixed * 0xD6E8FEB86659FD93 & 0xFFFFFFFFFFFFFFFF
    return mixed >> 32
