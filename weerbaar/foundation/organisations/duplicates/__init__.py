"""Which organisations are likely the same: by name, KvK number, website and place.

    find([Party("rij 2", "Bakkerij Jansen B.V.")], [Party(7, "Jansen Bakkerij")])   # [Pair("rij 2", 7, 0.98, "…")]

It looks at nothing but the parties it is given: who must not see one, does not give it.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import DamerauLevenshtein

from weerbaar.foundation.organisations.duplicates.blocking import BUSY_DOMAIN, Block
from weerbaar.foundation.organisations.duplicates.likeness import Weights, is_initials, likeness
from weerbaar.foundation.organisations.duplicates.parties import Party, domain_of, place_of, words_of

__all__ = ["LIKELY", "Pair", "Party", "find"]

LIKELY = 0.8
PER_PARTY = 3
# What a name loses when it is of somebody in another place.
ELSEWHERE = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys that are likely one organisation; `score` from 0 to 1; `why` is a Dutch sentence."""

    new: Hashable
    existing: Hashable
    score: float
    why: str


def find(new: Sequence[Party], existing: Sequence[Party], at_least: float = LIKELY) -> list[Pair]:
    """For each new party those of the existing that it likely is, best first, at most three; never its own key."""
    if not new or not existing:
        return []
    block = Block(existing)
    weights = Weights(words_of(name) for party in chain(new, existing) for name in party.names)
    pairs = []
    for party in new:
        found = [
            pair
            for at in block.near(party)
            if existing[at].key != party.key
            and (pair := _compared(party, existing[at], block, weights, at_least)) is not None
            and pair.score >= at_least
        ]
        pairs += sorted(found, key=lambda pair: -pair.score)[:PER_PARTY]
    return pairs


def _compared(new: Party, old: Party, block: Block, weights: Weights, at_least: float) -> Pair | None:
    """The pair with its score, or None when they are certainly two, or too unlike to tell.

    Names are compared last: it takes longest, and most pairs differ in number or place already.
    """
    if new.kvk and new.kvk == old.kvk:
        name, alike = max(_of_names(new, old, weights))
        return Pair(new.key, old.key, 0.9 + 0.1 * name, _why("hetzelfde KvK-nummer", alike))
    if new.kvk and old.kvk and not _is_misread(new.kvk, old.kvk):
        return None
    domain, other_domain = domain_of(new.website), domain_of(old.website)
    is_own_domain = domain != "" and domain == other_domain and len(block.by_domain[domain]) < BUSY_DOMAIN
    where = _same_place(place_of(new.place), place_of(old.place))
    if where is False and not is_own_domain and at_least > 1 - ELSEWHERE:
        return None
    name, alike = max(_of_names(new, old, weights))
    if is_own_domain and name >= 0.25:
        return Pair(new.key, old.key, min(1.0, 0.75 + 0.25 * name), _why("dezelfde website", alike))
    if where is False:
        return Pair(new.key, old.key, name - ELSEWHERE, _why(alike))
    if domain and other_domain and domain != other_domain:
        name -= 0.08
    if where:
        return Pair(new.key, old.key, min(1.0, name + 0.1), _why(alike, "dezelfde plaats"))
    return Pair(new.key, old.key, name, _why(alike))


def _of_names(new: Party, old: Party, weights: Weights) -> list[tuple[float, str]]:
    found = []
    for left in map(words_of, new.names):
        for right in map(words_of, old.names):
            alike = likeness(left, right, weights)
            found.append((alike, "dezelfde naam" if alike > 0.975 else "bijna dezelfde naam" if alike >= 0.6 else ""))
            if is_initials(left, right) or is_initials(right, left):
                found.append((0.85, "de afkorting van de naam"))
    return found


@lru_cache(maxsize=50_000)
def _same_place(left: str, right: str) -> bool | None:
    """None when one of them does not say."""
    if not left or not right:
        return None
    return left == right or DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


def _is_misread(left: str, right: str) -> bool:
    """One figure wrong, or two that changed places."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


def _why(*reasons: str) -> str:
    told = [reason for reason in reasons if reason]
    return f"{' en '.join(told).capitalize().replace('kvk', 'KvK')}." if told else ""
