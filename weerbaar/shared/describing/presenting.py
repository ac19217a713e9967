"""How something is described, in words."""

from typing import Any, NamedTuple

from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.shared.describing.models import VOCABULARIES

TITLES = {
    "sub_needs": "Deelbehoeften",
    "phases": "Fasen",
    "threats": "Dreigingen",
    "levels": "Niveau",
    "target_groups": "Voor wie",
}


class Fact(NamedTuple):
    title: str
    words: list[str]


def facts_of(record: Any) -> list[Fact]:
    """What is filled in, each with the Dutch words of its codes; the needs themselves are shown apart."""
    facts = []
    for name, title in TITLES.items():
        words = [vocabularies.label(VOCABULARIES[name], code) for code in getattr(record, name)]
        if words:
            facts.append(Fact(title, words))
    if record.area:
        where = areas.describe(record.area, at_most=5)
        facts.append(Fact("Gebied", [where[0].upper() + where[1:]]))
    facts.append(Fact("Taal", [vocabularies.label("language", record.language)]))
    return facts
