"""Phrases and what they mean, found in running text by the longest match, whatever their inflection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from weerbaar.foundation.search import dutch, spelling
from weerbaar.foundation.search.text import fold

M = TypeVar("M")
TOLERANT = 6  # letters from which one typing error is forgiven


@dataclass(frozen=True, slots=True)
class Match(Generic[M]):
    """A phrase found: from token `first`, `count` tokens long. `phrase` is how it is known, `text` how it was typed."""

    first: int
    count: int
    start: int
    end: int
    text: str
    phrase: str
    meanings: tuple[M, ...]
    is_exact: bool


def phrase(text: str, with_stops: bool = True) -> tuple[str, ...]:
    """The lemmas of a phrase; what two phrases share when they differ in inflection only."""
    return tuple(token.lemma for token in dutch.tokens(text) if with_stops or not token.is_stop)


class Lexicon(Generic[M]):
    """Add phrases with a meaning, then `find` them in a question."""

    def __init__(self) -> None:
        self._meanings: dict[tuple[str, ...], list[M]] = {}
        self._names: dict[tuple[str, ...], str] = {}
        self._longest = 0
        self._near: dict[str, set[tuple[str, ...]]] = {}

    def add(self, text: str, meaning: M) -> None:
        """A phrase may have several meanings; they come back in order of adding."""
        lemmas = phrase(text)
        if not lemmas:
            return
        meanings = self._meanings.setdefault(lemmas, [])
        if meaning not in meanings:
            meanings.append(meaning)
        self._names.setdefault(lemmas, text)
        self._longest = max(self._longest, len(lemmas))
        letters = " ".join(lemmas)
        if len(letters) >= TOLERANT:
            for slip in spelling.deletions(letters, 1):
                self._near.setdefault(slip, set()).add(lemmas)

    def exact(self, tokens: Sequence[dutch.Token], first: int) -> Match[M] | None:
        """The longest phrase that begins at this token."""
        for count in range(min(self._longest, len(tokens) - first), 0, -1):
            lemmas = tuple(token.lemma for token in tokens[first : first + count])
            if lemmas in self._meanings:
                return self._match(tokens, first, count, lemmas, True)
        return None

    def _close(self, tokens: Sequence[dutch.Token], first: int) -> Match[M] | None:
        """The longest phrase that begins here with one typing error."""
        for count in range(min(self._longest, len(tokens) - first), 0, -1):
            part = tokens[first : first + count]
            if any(token.is_stop for token in (part[0], part[-1])):
                continue
            for typed in (" ".join(token.lemma for token in part), " ".join(fold(token.text) for token in part)):
                if len(typed) < TOLERANT:
                    continue
                slips = spelling.deletions(typed, 1)
                known = {lemmas for slip in slips for lemmas in self._near.get(slip, ())}
                close = sorted(lemmas for lemmas in known if spelling.distance(typed, " ".join(lemmas), 1) <= 1)
                if close:
                    return self._match(tokens, first, count, close[0], False)
        return None

    def _match(
        self, tokens: Sequence[dutch.Token], first: int, count: int, lemmas: tuple[str, ...], is_exact: bool
    ) -> Match[M]:
        start, end = tokens[first].start, tokens[first + count - 1].end
        text = " ".join(token.text for token in tokens[first : first + count])
        return Match(first, count, start, end, text, self._names[lemmas], tuple(self._meanings[lemmas]), is_exact)

    def find(self, tokens: Sequence[dutch.Token], is_tolerant: bool = True) -> list[Match[M]]:
        """All phrases in a text, longest first from left to right, never overlapping.

        One typing error is forgiven in phrases of six letters and more, where no phrase fits exactly and the word is
        not an ordinary Dutch word of its own.
        """
        found: list[Match[M]] = []
        position = 0
        while position < len(tokens):
            match = self.exact(tokens, position)
            if match is None and is_tolerant and not _is_ordinary(tokens[position]):
                match = self._close(tokens, position)
            if match:
                found.append(match)
            position += match.count if match else 1
        return found


def _is_ordinary(token: dutch.Token) -> bool:
    term = dutch.analyse(token.text.lower())
    return term is None or term.is_known
