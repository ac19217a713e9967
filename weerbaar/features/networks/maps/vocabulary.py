"""The words that a question may use for a filter: vocabularies, place names, kinds of agreement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.search.lexicon import Lexicon, Match
from weerbaar.foundation.taxonomy import places, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

# In this order a word that means several things is taken; places come before all of these.
VOCABULARIES = (
    (Vocabulary.SUB_NEED, "deelbehoefte"),
    (Vocabulary.NEED, "behoefte"),
    (Vocabulary.PHASE, "fase"),
    (Vocabulary.AGREEMENT_KIND, "afspraak"),
    (Vocabulary.ORGANISATION_KIND, "soort"),
    (Vocabulary.FORM, "vorm"),
    (Vocabulary.LEVEL, "niveau"),
)
# Everyday words that usually just belong to the sentence: a filter only when nothing else is asked.
WEAK = frozenset(
    "mensen ruimte kennis dienst diensten goederen geld informatie communicatie vervoer hulp zorg steun "
    "bedrijf bedrijven organisatie organisaties redden verplaatsen overheid wet bad dak opvang noodopvang".split()
)
_PREPOSITION = re.compile(
    r"\b(?:in|te|bij|uit|rond|nabij|omgeving|regio|gemeente|provincie|stad|dorp|veiligheidsregio|eiland)\s+$", re.I
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One filter that a word may stand for; `filter` is '' for what says nothing ('in Nederland').

    Meanings of one word come best first. `place` is the name of a place as names are compared, or ''.
    """

    filter: str
    value: str
    label: str
    place: str = ""
    is_weak: bool = False

    def may_stand(self, question: str, match: Match["Meaning"]) -> bool:
        """Whether the word means this here: a place only by its own name, and a name that is an everyday word too
        only after 'in', 'te', 'gemeente', …"""
        if self.place:
            typed = places.name_key(match.text)
            if match.is_exact and typed != self.place:
                return False
            return self.place not in places.EVERYDAY or bool(_PREPOSITION.search(question[: match.start]))
        return True


_SAYS_KIND = re.compile(rf"\b({'|'.join(places.SAYS_KIND)})\s+$", re.I)


def as_said(question: str, start: int, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """After 'gemeente', 'provincie' and the like that kind of place comes first."""
    said = _SAYS_KIND.search(question[:start])
    if said is None:
        return meanings
    wanted = {_FILTERS[kind] for kind in places.SAYS_KIND[said[1].lower()]}
    return tuple(sorted(meanings, key=lambda meaning: meaning.filter not in wanted))


def lexicon() -> Lexicon[Meaning]:
    """All phrases with what they may mean, best first; made anew when a word or place has changed."""
    return _lexicon(vocabularies.edition(), places.edition())


@lru_cache(maxsize=1)
def _lexicon(words: int, names: int) -> Lexicon[Meaning]:
    made: Lexicon[Meaning] = Lexicon()
    for phrase, meaning in (*_places(), *_terms()):
        made.add(phrase, meaning)
    return made


def _terms() -> Iterator[tuple[str, Meaning]]:
    for vocabulary, name in VOCABULARIES:
        for word in vocabularies.words(vocabulary).values():
            if word.is_retired:
                continue
            for phrase in dict.fromkeys((word.label, word.code.replace("-", " "), *word.other_names)):
                yield phrase, Meaning(name, word.code, word.label, is_weak=fold(phrase) in WEAK)


# Which filter a place of this kind is; a village stands for its municipality, the nation for no filter at all.
_FILTERS = {
    places.NATION_KIND: "",
    places.REGION: "regio",
    places.PROVINCE: "provincie",
    places.MUNICIPALITY: "gemeente",
    places.SETTLEMENT: "gemeente",
}


def _places() -> Iterator[tuple[str, Meaning]]:
    """Every name with what it means, the widest first; a region before a province of the same size and name."""
    for name, meanings in places.index().items():
        # Names are kept without apostrophes; people do write "'s-Gravenhage".
        spellings = [name, f"'{name[0]}-{name[2:]}"] if name[:2] in {"s ", "t "} else [name]
        for meaning in meanings:
            for spelling in spellings:
                yield spelling, Meaning(_FILTERS[meaning.kind], meaning.code, meaning.label, place=name)
