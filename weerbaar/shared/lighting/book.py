"""Names that light up in running text, and finding them there: whole words, in any inflection."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from weerbaar.foundation.search import dutch

# A word that touches one of these is part of something else: an address, a code, half a compound.
BEFORE = frozenset("_@/\\#&=-‐‑")
AFTER = frozenset("_@/\\=-‐‑")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write what `url` explains. `written` holds the words that must stand there as they are, such as GRIP;
    the others count in any inflection, by their lemma."""

    lemmas: tuple[str, ...]
    written: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Book:
    """All names by their first lemma, the longest first."""

    names: dict[str, tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """From `start` to `end` in a text stands a name of what `url` explains."""

    start: int
    end: int
    url: str


def book_of(told: Iterable[tuple[str, str]]) -> Book:
    """A book of (name, address). A name without a word that says something ('wat is') is left out."""
    found: dict[str, list[Name]] = defaultdict(list)
    for text, url in told:
        tokens = dutch.tokens(text)
        if not tokens or all(token.is_stop for token in tokens):
            continue
        written = tuple(token.text if token.text.isupper() and len(token.text) > 1 else "" for token in tokens)
        name = Name(tuple(token.lemma for token in tokens), written, url)
        found[name.lemmas[0]].append(name)
    return Book({
        lemma: tuple(sorted(names, key=lambda one: (-len(one.lemmas), one.url))) for lemma, names in found.items()
    })  # fmt: skip


def hits(text: str, book: Book, done: set[str]) -> Iterator[Hit]:
    """Where names stand, from left to right and none inside another. What is `done` is passed over; what is found
    becomes so. A text with loose accents is left alone: places in it would not be certain."""
    tokens = dutch.tokens(text) if unicodedata.is_normalized("NFC", text) else []
    at = 0
    while at < len(tokens):
        name = _name_at(text, tokens, at, book)
        size = len(name.lemmas) if name else 1
        if name and name.url not in done:
            done.add(name.url)
            yield Hit(tokens[at].start, tokens[at + size - 1].end, name.url)
        at += size


def _name_at(text: str, tokens: list[dutch.Token], at: int, book: Book) -> Name | None:
    """The longest name that begins with this word."""
    for name in book.names.get(tokens[at].lemma, ()):
        among = tokens[at : at + len(name.lemmas)]
        if tuple(token.lemma for token in among) != name.lemmas:
            continue
        is_written = all(
            token.text.startswith(letters) for token, letters in zip(among, name.written, strict=True)
        )  # fmt: skip
        gaps = (text[one.end : two.start] for one, two in pairwise(among))
        if is_written and all(gap.isspace() for gap in gaps) and _is_whole(text, among[0].start, among[-1].end):
            return name
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] in BEFORE or (before[-1] == "." and before[:-1].isalnum())):
        return False
    if after and unicodedata.combining(after[0]):
        return False
    return not (after and (after[0] in AFTER or (after[0] in ".:" and after[1:].isalnum())))
