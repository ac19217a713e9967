"""The words that a question may use for a filter: vocabularies, place names, kinds of agreement."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

from weerbaar.foundation.search.lexicon import Lexicon
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Municipality, Province, Region, Settlement, Vocabulary

KEPT_FOR = 60.0

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
    "bedrijf bedrijven organisatie organisaties redden verplaatsen overheid wet bad dak".split()
)
# Names of places that are also everyday words: a place only after 'in', 'te', 'gemeente', …
EVERYDAY = frozenset(
    "huizen buren bergen beek hulst horst laren leek best borne heel een ee made nes wijk dalen zand berg oude nieuwe "
    "noord zuid oost west haren oss ede hoorn weert land kamp veen haar bad heide loo rijs holt broek kerk"
    " vliet dam sluis someren steen poort hei asten zijde mill boer elst".split()
)
_PREPOSITION = re.compile(
    r"\b(?:in|te|bij|uit|rond|nabij|omgeving|regio|gemeente|provincie|stad|dorp|veiligheidsregio|eiland)\s+$", re.I
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One filter that a word may stand for. `rank` decides between several: lowest first."""

    filter: str
    value: str
    label: str
    rank: int
    is_weak: bool = False
    needs_preposition: bool = False

    def may_stand(self, question: str, start: int, end: int) -> bool:
        """Whether the word means this here: weak words only alone, everyday place names only as a place."""
        if self.needs_preposition:
            return bool(_PREPOSITION.search(question[:start]))
        if self.is_weak:
            return not (question[:start].strip() or question[end:].strip())
        return True


_kept: tuple[float, Lexicon[Meaning] | None] = (float("-inf"), None)


def forget() -> None:
    """Build the lexicon again at the next question."""
    global _kept
    _kept = (float("-inf"), None)


def lexicon() -> Lexicon[Meaning]:
    """All phrases with what they may mean, best first; kept in memory like the vocabularies it is made of."""
    global _kept
    built_at, kept = _kept
    if kept is None or time.monotonic() - built_at > KEPT_FOR:
        phrases = [*_places(), *_terms()]
        kept = Lexicon(sorted(phrases, key=lambda entry: entry[1].rank))
        _kept = (time.monotonic(), kept)
    return kept


def _terms() -> Iterator[tuple[str, Meaning]]:
    for rank, (vocabulary, name) in enumerate(VOCABULARIES, start=10):
        for word in vocabularies.words(vocabulary).values():
            if word.is_retired:
                continue
            for phrase in dict.fromkeys((word.label, word.code.replace("-", " "), *word.other_names)):
                yield phrase, Meaning(name, word.code, word.label, rank, is_weak=phrase.lower() in WEAK)


def _places() -> Iterator[tuple[str, Meaning]]:
    """The widest meaning of a name first: a province that is no region, a region, a municipality, a village."""
    current = geography.table().municipalities
    for region in Region.objects.all():
        for name in (region.name, *region.other_names):
            yield name, Meaning("regio", region.code, f"veiligheidsregio {region.name}", _width(region.name))
    for province in Province.objects.all():
        for name in (province.name, *province.other_names):
            yield name, Meaning("provincie", province.code, f"provincie {province.name}", 1)
    for municipality in Municipality.objects.select_related("successor"):
        code = geography.table().successors.get(municipality.code, municipality.code)
        if code in current:
            for name in (municipality.name, *municipality.other_names):
                yield name, _place(name, code, 3)
    for settlement in Settlement.objects.filter(municipality__in=list(current)):
        yield settlement.name, _place(settlement.name, settlement.municipality_id, 4)


def _width(name: str) -> int:
    """A region of the same name as its province is taken first: the same area, and the unit people work with."""
    return 0 if name in geography.table().provinces.values() else 2


def _place(name: str, code: str, rank: int) -> Meaning:
    label = f"gemeente {geography.table().name(code)}"
    return Meaning("gemeente", code, label, rank, needs_preposition=name.lower() in EVERYDAY)
