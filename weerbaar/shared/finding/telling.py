"""What a passage is about, beside which words are in it: words that come back, and how long it is.

A word that stands in a page three times says more than one that stands there once, and the same words in a short text
say more than in a long one (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). The engine knows
which words are in which field; so words that come back are a field of their own, and length is part of the rank.
"""

from collections import Counter

from weerbaar.foundation.search.kin import root
from weerbaar.foundation.search.text import fold, raw_words

TWICE, OFTEN = 2, 4
LEAST = 4  # letters
USUAL = 220  # words of a passage
STEEP, FLAT = 1.2, 0.6
SHORTEST = 0.35  # of the usual length; shorter ones count as this long


def coming_back(text: str) -> tuple[str, str]:
    """The words that stand in a text at least twice, and those that stand in it often."""
    words = [fold(word) for word in raw_words(text) if len(word) >= LEAST]
    times = Counter(map(root, words))
    found = {word: times[root(word)] for word in dict.fromkeys(words)}
    return tuple(" ".join(word for word, count in found.items() if count >= least) for least in (TWICE, OFTEN))  # type: ignore[return-value]


def weight_of_length(text: str) -> float:
    """0.5..1: what a word is worth in a text of this length, 1 in the shortest."""
    length = max(text.count(" ") / USUAL, SHORTEST)

    def share(of: float) -> float:
        return 1 / (1 + STEEP * (1 - FLAT + FLAT * of))

    return max(0.5, share(length) / share(SHORTEST))
