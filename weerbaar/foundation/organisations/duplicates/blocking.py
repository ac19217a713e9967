"""Which organisations are worth comparing: few of very many, found by what they share."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from weerbaar.foundation.organisations.duplicates.parties import SMALL, Party, domain_of, words_of

MOST = 8
LONGEST_LIST = 2_000
LISTS = 10
# Of the pieces that the best has, in part.
FEWEST = 0.55
BUSY_DOMAIN = 5


class Block:
    """The organisations that are there, by number, domain, whole name, and by pieces of three letters."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = parties
        self.by_kvk: dict[str, list[int]] = defaultdict(list)
        self.by_domain: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        pieces: dict[str, list[int]] = defaultdict(list)
        for at, party in enumerate(parties):
            if party.kvk:
                self.by_kvk[party.kvk].append(at)
            if domain := domain_of(party.website):
                self.by_domain[domain].append(at)
            for words in {words_of(name) for name in party.names}:
                self._by_name[_whole(words)].append(at)
                self._by_name[_initials(words)].append(at)
            for piece in {piece for name in party.names for piece in pieces_of(words_of(name))}:
                pieces[piece].append(at)
        self._pieces = {piece: np.array(places, dtype=np.int32) for piece, places in pieces.items()}

    def near(self, party: Party) -> list[int]:
        """Places of at most a few dozen parties that could be this one."""
        found: dict[int, None] = dict.fromkeys(self.by_kvk.get(party.kvk, ()) if party.kvk else ())
        if domain := domain_of(party.website):
            found |= dict.fromkeys(self.by_domain.get(domain, ())[:MOST])
        for name in party.names:
            words = words_of(name)
            found |= dict.fromkeys(self._by_name.get(_whole(words), ())[: 3 * MOST])
            if len(words) == 1:
                found |= dict.fromkeys(self._by_name.get(words[0], ())[:MOST])
            elif (short := _initials(words)) != "":
                found |= dict.fromkeys(self._by_name.get(short, ())[:MOST])
            found |= dict.fromkeys(self._alike(words))
        return list(found)

    def _alike(self, words: tuple[str, ...]) -> list[int]:
        """Those that share most of the rarest pieces."""
        lists = sorted((self._pieces[piece] for piece in pieces_of(words) if piece in self._pieces), key=len)
        lists = [one for one in lists[:LISTS] if len(one) <= LONGEST_LIST] or lists[:1]
        if not lists:
            return []
        counts = np.bincount(np.concatenate(lists), minlength=1)
        places = np.flatnonzero(counts >= max(2, counts.max() * FEWEST)) if len(lists) > 1 else lists[0]
        if len(places) > MOST:
            places = places[np.argpartition(-counts[places], MOST - 1)[:MOST]]
        return [int(at) for at in places]


def pieces_of(words: tuple[str, ...]) -> set[str]:
    """Three letters at a time of each word, with its beginning and end told apart; small words have none."""
    return {piece for word in words if word not in SMALL for piece in _pieces_of_word(word)}


@lru_cache(maxsize=100_000)
def _pieces_of_word(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + 3] for at in range(len(word)))


def _whole(words: tuple[str, ...]) -> str:
    """The name without order and small words."""
    return "".join(sorted(word for word in words if word not in SMALL)) or "".join(words)


def _initials(words: tuple[str, ...]) -> str:
    telling = [word for word in words if word not in SMALL]
    return "".join(word[0] for word in telling) if len(telling) > 2 else ""
