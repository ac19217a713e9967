"""A stretch of text around what was asked, with the words that meet it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from weerbaar.foundation.search import dutch
from weerbaar.foundation.search.lexicon import phrase
from weerbaar.foundation.search.question import ways_of
from weerbaar.foundation.search.result import Word
from weerbaar.foundation.search.text import whole

LENGTH = 280
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])|\n")
MOST_LETTERS = 60_000


class Piece(NamedTuple):
    """A stretch of text; `is_hit` when it is one of the words asked."""

    text: str
    is_hit: bool


def terms_of(words: Iterable[Word]) -> frozenset[str]:
    """The terms that meet these words: themselves, their parts, their synonyms."""
    found: set[str] = set()
    for word in words:
        for text in {word.typed, word.used}:
            for way in ways_of(text) if " " not in text else ():
                found.update(way.terms)
            found.update(phrase(text, with_stops=False))
        found.update(word.kin)
        for synonym in word.synonyms:
            found.update(phrase(synonym, with_stops=False))
    return frozenset(found)


def snippet(text: str, terms: frozenset[str], length: int = LENGTH) -> list[Piece]:
    """About `length` letters of the text where most of the terms stand together, in whole words; the beginning when
    none does. An ellipsis shows where it was cut."""
    text = whole(text[:MOST_LETTERS])
    hits = _hits(text, terms)
    start, end = _window(text, hits, length)
    pieces = marked(text, terms, start, end, hits)
    if start > 0:
        pieces.insert(0, Piece("… ", False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return pieces


def marked(
    text: str, terms: frozenset[str], start: int = 0, end: int | None = None, hits: list[_Hit] | None = None
) -> list[Piece]:
    """The text from `start` to `end` in pieces, each a hit or not."""
    hits = _hits(text, terms) if hits is None else hits
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    at = start
    for hit in hits:
        if hit.start < at or hit.end > end:
            continue
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start], False))
        pieces.append(Piece(text[hit.start : hit.end], True))
        at = hit.end
    if at < end:
        pieces.append(Piece(text[at:end], False))
    return pieces


class _Hit(NamedTuple):
    start: int
    end: int
    term: str


def _hits(text: str, terms: frozenset[str]) -> list[_Hit]:
    """Where words stand that are one of the terms, or have one as a part."""
    found = []
    for token in dutch.tokens(text) if terms else ():
        if token.is_stop:
            continue
        if token.lemma in terms:
            found.append(_Hit(token.start, token.end, token.lemma))
            continue
        term = dutch.analyse(token.text.lower())
        part = next((one for one in term.parts if one in terms), "") if term else ""
        if part:
            found.append(_Hit(token.start, token.end, part))
    return found


def _window(text: str, hits: list[_Hit], length: int) -> tuple[int, int]:
    """Where the stretch begins and ends: at the hit from which most different terms follow within the length."""
    if len(text) <= length:
        return 0, len(text)
    best, first = 0, 0
    for place, hit in enumerate(hits):
        within = {one.term for one in hits[place : place + 40] if one.end <= hit.start + length * 3 // 4}
        if len(within) > best:
            best, first = len(within), hit.start
    begins = [0, *(found.end() for found in _SENTENCE.finditer(text, 0, max(first, 1)))]
    near = [begin for begin in begins if first - length // 3 <= begin <= first]
    start = near[0] if near else max(0, first - length // 6)
    start = start if start in begins or not start else text.rfind(" ", 0, start) + 1
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start, end), first + 1)
    return start, end
