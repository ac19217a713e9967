"""How alike two names are: word by word, with room for typing errors, and heavier where a word is rare."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from weerbaar.foundation.organisations.duplicates.parties import SMALL

Words = tuple[str, ...]
JOINED_ALIKE = 94.0
# What a slip takes of the weight of a word; more in a short one and at its beginning, where few slips are made.
SLIP, GRAVE_SLIP = 0.12, 0.4
SHORT_WORD = 5
# A word that is everywhere still tells a little.
LEAST = 0.6


class Weights:
    """What each word counts for: a word that many names hold tells little."""

    def __init__(self, names: Iterable[Words]) -> None:
        frequency: Counter[str] = Counter()
        total = 0
        for words in names:
            frequency.update(set(words))
            total += 1
        self._new = math.log(1 + total)
        self._of = {word: max(LEAST, math.log((1 + total) / count)) for word, count in frequency.items()}
        self._of.update(dict.fromkeys(SMALL, 0.15))

    def of(self, word: str) -> float:
        return self._of.get(word, self._new)


def likeness(left: Words, right: Words, weights: Weights) -> float:
    """From 0 to 1: the weight of the words that both have, of the weight of all words."""
    if left == right:
        return 1.0
    joined_left, joined_right = "".join(left), "".join(right)
    if joined_left == joined_right:
        return 0.99
    if sorted(left) == sorted(right):
        return 0.98
    shared, missing = _matched(left, right, weights)
    by_word = shared / (shared + missing) if shared else 0.0
    if _numbers(left) != _numbers(right):
        return min(by_word, 0.5)
    joined = ratio(joined_left, joined_right, score_cutoff=JOINED_ALIKE)
    if joined and len(left) != len(right) and len(joined_left) > 7 and _is_slip(joined_left, joined_right):
        return max(by_word, joined / 100 - 0.02)
    return by_word


def _matched(left: Words, right: Words, weights: Weights) -> tuple[float, float]:
    """The weight of words that both names have (a slip costs a little), and of those that only one has."""
    shared = missing = 0.0
    free = list(right)
    loose = []
    for word in left:
        if word in free:
            free.remove(word)
            shared += weights.of(word)
        else:
            loose.append(word)
    for word in loose:
        twin = next((other for other in free if _is_slip(word, other)), None)
        if twin is None:
            missing += weights.of(word)
        else:
            free.remove(twin)
            weight, lost = min(weights.of(word), weights.of(twin)), _lost(word, twin)
            shared += weight * (1 - lost)
            missing += weight * lost
    return shared, missing + sum(weights.of(word) for word in free)


def _is_slip(left: str, right: str) -> bool:
    """One slip of the finger in a word of four letters or more, two in one of nine; never in a number."""
    longest = max(len(left), len(right))
    if longest < 4 or abs(len(left) - len(right)) > 2 or left.isdigit() or right.isdigit():
        return False
    most = 1 if longest < 9 else 2
    return DamerauLevenshtein.distance(left, right, score_cutoff=most) <= most


def _lost(left: str, right: str) -> float:
    return GRAVE_SLIP if left[0] != right[0] or min(len(left), len(right)) <= SHORT_WORD else SLIP


def _numbers(words: Sequence[str]) -> list[str]:
    """'Scouting 2' is another than 'Scouting 3'."""
    return sorted(word.lstrip("0") for word in words if word.isdigit())


def is_initials(short: Words, long: Words) -> bool:
    """'KNRM' of 'Koninklijke Nederlandse Redding Maatschappij', three letters or more."""
    if len(short) != 1 or not 3 <= len(short[0]) <= 8:
        return False
    letters = "".join(word[0] for word in long)
    return short[0] in (letters, "".join(word[0] for word in long if word not in SMALL))
