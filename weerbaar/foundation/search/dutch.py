"""Dutch words for searching: stop words, lemmas, compounds and their parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from weerbaar.foundation.search import wordlist
from weerbaar.foundation.search.text import INNER, WORD, fold, stems, whole

STOP = frozenset(
    """
    aan af al alle alleen als alsjeblieft alstublieft altijd ander andere anders ben bent bij binnen bv daar dan dat de
    den der des deze die dit doen doet door dus een eens elk elke en enige er erg etc ga gaan gaat gebruik gebruiken
    geen geef geven geeft graag had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hoeveel hun iemand iets
    ik in is ja je jij jou jouw jullie kan kent ken kun kunnen kunt laat laten lever leveren levert leverde leverden
    maar me mee meer men met mij mijn moet moeten mag mogen na naar neem nemen niet nog nu of om omdat ons onze ook op
    over per regel regelen s st t te tegen ten ter toch toe tot tussen uit uw u vaak van vanuit veel via vind vinden
    vindt voor waar waarmee waarvoor wanneer waren was wat we weet weten wel welk welke werd wie wij wil willen wilt
    word worden wordt zal ze zeer zich zij zijn zit zo zoals zoek zoeken zoekt zonder zou zouden zul zullen
    liefst eventueel misschien bijvoorbeeld tijdens vanwege wegens ergens
    beschikbaar beschikbare beschikken beschikt bieden biedt aanbieden aanbiedt helpen helpt help nodig
    """.split()
)
"""Words that say nothing about what somebody looks for, question words among them."""

LINKS = ("", "s", "en", "e", "n")
_LOOSE = frozenset(
    """achtig baar ding elen ende eren erig ering erij gen heid heen iek ing ingen isch kens laar lijk ling loos lozen
    neer nen ren schap sen staan sten ster tal ten ties ver voor zaam zamer age ter ker het een van ers cate trail
    psycho bare lijke zame loze achtige kundige ige heden""".split()
)
"""Common letter groups that look like words and are endings; never a part of a compound."""

SIMPLE = frozenset(
    """automaat automaten automatisch catering veerkracht veerkrachtig uitvaart beheerder trailer patient
    medewerker organisatie informatie voorziening coordinatie""".split()
)
"""Words that look like compounds and are none to somebody who searches."""

_MIXED = re.compile(r"\d+|[^\d]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it is searched. `split`: the parts that together make it; `parts`: those and their own parts."""

    lemma: str
    split: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    is_known: bool = False  # an ordinary Dutch word or a compound of them


@dataclass(frozen=True, slots=True)
class Token:
    """A word in a text: as written, from `start` to `end`, its lemma, and whether it says nothing by itself."""

    text: str
    start: int
    end: int
    lemma: str
    is_stop: bool = False


Lookup = Callable[[str], tuple[str, float] | None]


def tokens(text: str) -> list[Token]:
    """All words of a text in order, stop words too. Positions are in the NFC form of the text."""
    return [
        Token(found.group(), found.start(), found.end(), *_token(found.group().lower()))
        for found in WORD.finditer(whole(text))
    ]


@lru_cache(maxsize=8192)
def _token(raw: str) -> tuple[str, bool]:
    term = analyse(raw)
    return (term.lemma, False) if term else (fold(raw), True)


@lru_cache(maxsize=8192)
def analyse(raw: str) -> Term | None:
    """The term of one raw word (lower case); None for a stop word."""
    return Analyser(wordlist.default().get).term(raw)


class Analyser:
    """Analysis on top of any lookup: the shared files for a few words, a dictionary for a whole index."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def term(self, raw: str) -> Term | None:
        """See `analyse`."""
        if not raw.isalnum():
            return self._joined(raw)
        word = fold(raw)
        if word in STOP:
            return None
        if word.isdigit():
            return Term(word, is_known=True)
        if any(letter.isdigit() for letter in word):
            split = tuple(self._lemma(piece) for piece in _MIXED.findall(word))
            return Term(word, split, split) if len(split) > 1 else Term(word)
        return self._word(word)

    def _joined(self, raw: str) -> Term | None:
        """A word with hyphens, apostrophes or thousand dots."""
        # Folded, '½' holds a stroke that is no letter; without it each piece is a plain word.
        folded = ("".join(letter for letter in fold(piece) if letter.isalnum()) for piece in INNER.split(raw))
        pieces = [piece for piece in folded if piece]
        if not pieces:
            return None
        if raw[0].isdigit() and "." in raw:
            return Term(raw.replace(".", ""), is_known=True)
        if len(pieces) == 2 and len(pieces[1]) == 1:  # foto's
            return self.term(pieces[0])
        if pieces[-1] == "ers":  # bhv'ers
            pieces[-1] = "er"
        known = [term for piece in pieces if (term := self.term(piece))]
        if len(pieces[0]) == 1 and len(known) == 1 and pieces[0] in STOP:  # 's-Gravenhage
            return known[0]
        split = tuple(term.lemma for term in known if len(term.lemma) > 1)
        parts = dict.fromkeys(part for term in known for part in (term.lemma, *term.parts) if len(part) > 1)
        lemma = "".join(pieces[:-1]) + self._lemma(pieces[-1])
        return Term(lemma, split, tuple(parts), is_known=all(term.is_known for term in known))

    def _word(self, word: str) -> Term:
        found = self._lookup(word) or self._uninflected(word)
        if found and (len(word) < 8 or found[1] >= 4.2 or word in SIMPLE):
            return Term(found[0], is_known=True)
        split = self.split(word)
        if not split:
            return Term(found[0] if found else word, is_known=bool(found))
        lemmas = tuple(self._lemma(part) for part in split)
        lemma = found[0] if found else word[: len(word) - len(split[-1])] + lemmas[-1]
        deeper = [part for piece in split if len(piece) >= 8 for part in self._word(piece).parts]
        parts = [part for part in dict.fromkeys((*lemmas, *deeper)) if part != lemma and part not in STOP]
        return Term(lemma, lemmas, tuple(parts), is_known=True)

    def _lemma(self, word: str) -> str:
        found = self._lookup(word)
        return found[0] if found else word

    def _uninflected(self, word: str) -> tuple[str, float] | None:
        """A plural or inflected form that the list lacks, of a word that it has."""
        for stem in stems(word):
            found = self._lookup(stem)
            if found and len(stem) >= 4:
                return found[0], 0.0
        return None

    def split(self, word: str) -> tuple[str, ...]:
        """The fewest, then commonest words that make up this one, linking letters dropped; () when it is no compound.

        'noodstroomaggregaten' -> ('nood', 'stroom', 'aggregaten'). Shortest path over the positions in the word.
        """
        size = len(word)
        if size < 6:
            return ()
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for end in range(3, size + 1):
            for start in range(end - 3, -1, -1):
                if start not in best or (start == 0 and end == size):
                    continue
                cost = self._cost(word[start:end])
                if cost is not None:
                    self._reach(best, word, start, end, cost)
        return best[size][1] if size in best else ()

    def _reach(
        self, best: dict[int, tuple[float, tuple[str, ...]]], word: str, start: int, end: int, cost: float
    ) -> None:
        """Notes that `word[start:end]` is a part, and what may link it to the next."""
        total, parts = best[start][0] + cost, (*best[start][1], word[start:end])
        for link in LINKS:
            stop = end + len(link)
            is_linked = word.startswith(link, end) and (not link or stop < len(word))
            price = total + (0.5 if link else 0.0)
            if is_linked and (stop not in best or price < best[stop][0]):
                best[stop] = (price, parts)

    def _cost(self, part: str) -> float | None:
        """Price of a part: low for few and common parts; None when it cannot be one."""
        if part in _LOOSE:
            return None
        found = self._lookup(part)
        if not found:
            return None
        zipf = found[1] or (1.0 if len(part) >= 6 else 0.0)
        if zipf < (4.0 if len(part) == 3 else 2.6 if len(part) == 4 else 1.0):
            return None
        return 6.0 + (8.0 - zipf) + (2.0 if len(part) == 3 else 0.0)
