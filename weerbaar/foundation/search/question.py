"""What somebody typed, as words and the ways in which a document may meet each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from weerbaar.foundation.search import dutch
from weerbaar.foundation.search.lexicon import Lexicon, phrase
from weerbaar.foundation.search.result import Kind

SPLIT, SYNONYM, CORRECTED, KIN = 0.6, 0.7, 0.9, 0.6
"""Weights of meeting a word by its parts, by a synonym, after correcting its spelling, and by one of its family."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet a word: all of these terms. `is_split`: they are its parts, for documents that lack the word."""

    terms: tuple[str, ...]
    kind: Kind = "woord"
    weight: float = 1.0
    is_split: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a phrase that has synonyms, as typed and as used. The first way is the word itself."""

    typed: str
    used: str
    start: int
    end: int
    ways: tuple[Way, ...]
    synonyms: tuple[str, ...] = ()
    is_known: bool = True

    @property
    def is_phrase(self) -> bool:
        return " " in self.typed

    def with_kin(self, terms: Sequence[str]) -> Unit:
        """The same word, met by words of its family too."""
        known = {way.terms for way in self.ways}
        ways = tuple(Way((term,), "verwant", KIN) for term in terms if (term,) not in known)
        return replace(self, ways=self.ways + ways) if ways else self

    @property
    def kin(self) -> tuple[str, ...]:
        return tuple(way.terms[0] for way in self.ways if way.kind == "verwant")

    def corrected(self, other: Unit) -> Unit:
        """The same place in the question with another word, its synonyms too."""
        ways = tuple(
            replace(way, kind="synoniem" if way.kind == "synoniem" else "verbeterd", weight=way.weight * CORRECTED)
            for way in other.ways
        )
        return replace(self, used=other.typed, ways=ways, synonyms=other.synonyms)


def ways_of(word: str) -> tuple[Way, ...]:
    """How a single word can be met: as it is, or by the parts of which it is made."""
    term = dutch.analyse(word.lower())
    if term is None:
        return ()
    split = (Way(term.split, "deel", SPLIT, is_split=True),) if term.split else ()
    return (Way((term.lemma,)), *split)


class Synonyms:
    """Groups of words and phrases that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.lexicon: Lexicon[tuple[str, ...]] = Lexicon()
        for group in groups:
            for text in group:
                self.lexicon.add(text, tuple(other for other in group if phrase(other) != phrase(text)))

    def units(self, text: str) -> tuple[list[Unit], tuple[str, ...]]:
        """The words and phrases of a question, and the stop words that were left out."""
        tokens = dutch.tokens(text)
        units: list[Unit] = []
        position = 0
        while position < len(tokens):
            found = self.lexicon.exact(tokens, position)
            if found is None or (found.count == 1 and tokens[position].is_stop):
                if not tokens[position].is_stop:
                    units.append(_unit(text, tokens[position : position + 1], ()))
                position += 1
                continue
            others = tuple(dict.fromkeys(other for meaning in found.meanings for other in meaning))
            units.append(_unit(text, tokens[position : position + found.count], others))
            position += found.count
        return units, tuple(token.text for token in tokens if token.is_stop)


def _unit(text: str, tokens: Sequence[dutch.Token], synonyms: tuple[str, ...]) -> Unit:
    start, end = tokens[0].start, tokens[-1].end
    typed = text[start:end]
    is_known = True
    if len(tokens) == 1:
        ways = ways_of(tokens[0].text)
        term = dutch.analyse(tokens[0].text.lower())
        is_known = bool(term and term.is_known)
    else:
        ways = (Way(tuple(token.lemma for token in tokens if not token.is_stop)),)
    met = {way.terms for way in ways}
    for synonym in synonyms:
        terms = phrase(synonym, with_stops=False)
        if terms and terms not in met:
            ways += (Way(terms, "synoniem", SYNONYM),)
            met.add(terms)
    return Unit(typed, typed, start, end, ways, synonyms, is_known)
