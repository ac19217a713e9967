"""Two hundred questions, always the same: words and filters, broad and narrow, four in ten with a typing error."""

from __future__ import annotations

import random

from bench import synthetic
from weerbaar.foundation.search.port import Range, Selection

ANONYMOUS = frozenset({"openbaar"})
REGIONAL = frozenset({"openbaar", "leden", "crisis:VR19", "crisis:NL", "org:5"})
READERS = {"anonymous": ANONYMOUS, "regional": REGIONAL}
VALUES = {
    "behoefte": list(synthetic.SUB_NEEDS),
    "deelbehoefte": synthetic.CODES,
    "fase": synthetic.PHASES,
    "vorm": synthetic.FORMS,
    "regio": synthetic.REGIONS,
    "gemeente": synthetic.MUNICIPALITIES,
    "soort": synthetic.KINDS,
    "niveau": synthetic.LEVELS,
    "afspraak": synthetic.AGREEMENTS,
    "actueel": ["bevestigd", "verlopen"],
}
STANDARD = tuple(facet.name for facet in synthetic.FACETS if facet.standard)


def slip(word: str, chance: random.Random) -> str:
    """The word with one letter dropped, doubled, swapped or changed."""
    place = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:place] + word[place + 1 :]
        case 1:
            return word[:place] + word[place] + word[place:]
        case 2:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case _:
            return word[:place] + chance.choice("aeinrst") + word[place + 1 :]


def questions(count: int = 200, seed: int = 3) -> list[Selection]:
    """Selections: one in eight has filters only, the others one or two words; up to three filters."""
    chance = random.Random(seed)
    vocabulary = synthetic.vocabulary()
    found = []
    for number in range(count):
        words = [_word(chance, vocabulary) for _ in range(0 if number % 8 == 7 else 1 + number % 2)]
        if words and chance.random() < 0.457:  # 40 % of all, as one in eight has no words
            words[0] = slip(words[0], chance)
        chosen = chance.sample(list(VALUES), chance.randrange(0 if words else 1, 4))
        filters = {name: tuple(chance.sample(VALUES[name], 1 + (chance.random() < 0.2))) for name in chosen}
        ranges = (Range("notice_hours", None, chance.choice([4, 24, 72])),) if chance.random() < 0.15 else ()
        wanted = (*STANDARD, "gemeente") if {"regio", "gemeente"} & filters.keys() else STANDARD
        near = {"regio": filters["regio"]} if "regio" in filters else {}
        found.append(Selection(words=" ".join(words), near=near, filters=filters, ranges=ranges, facets=wanted))
    return found


def _word(chance: random.Random, vocabulary: list[str]) -> str:
    """A thing (broad), a common word or a rare one."""
    draw = chance.random()
    if draw < 0.4:
        return chance.choice(synthetic.THINGS)
    low, high = (100, 2_000) if draw < 0.7 else (2_000, 30_000)
    while len(word := vocabulary[chance.randrange(low, high)]) < 5:
        pass
    return word
