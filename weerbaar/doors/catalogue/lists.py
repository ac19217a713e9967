"""The vocabularies as lists of concepts: public, each with an address for good.

A list lives at /begrippenlijsten/NAME, a concept in it at /begrippenlijsten/NAME#code. Neither name nor code ever
changes; a concept that is no longer used stays, and says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.taxonomy.vocabularies import Word

# vocabulary -> (name in the address, title). What stands in no row is called after its code and its Dutch label.
NAMES: Mapping[str, tuple[str, str]] = {
    "need": ("behoeften", "Maatschappelijke behoeften"),
    "sub-need": ("deelbehoeften", "Deelbehoeften"),
    "phase": ("fasen", "Fasen van een crisis"),
    "form": ("vormen-van-bijstand", "Vormen van bijstand"),
    "organisation-kind": ("soorten-organisaties", "Soorten organisaties"),
    "level": ("niveaus", "Niveaus"),
    "falls-away": ("valt-weg-bij", "Waardoor iets wegvalt"),
    "relation": ("soorten-relaties", "Soorten relaties"),
    "visibility": ("zichtbaarheden", "Zichtbaarheden"),
    "agreement-kind": ("soorten-afspraken", "Soorten afspraken"),
    "unit": ("eenheden", "Eenheden"),
    "identifier-scheme": ("soorten-nummers", "Soorten nummers"),
    "contact-function": ("functies-van-contacten", "Functies van contacten"),
    "assurance-channel": ("manieren-van-bevestigen", "Manieren van bevestigen"),
    "threat": ("dreigingen", "Dreigingen"),
    "pillar": ("pijlers", "Pijlers van de maatregelen voor gemeenten"),
    "quadrant": ("kwadranten", "Kwadranten"),
    "nctv-pillar": ("pijlers-nctv", "Pijlers van de NCTV"),
    "nato-requirement": ("basiseisen-navo", "Basiseisen van de NAVO"),
    "target-group": ("doelgroepen", "Doelgroepen"),
    "language": ("talen", "Talen"),
    "licence": ("licenties", "Licenties"),
    "document-kind": ("soorten-documenten", "Soorten documenten"),
    "evidence": ("soorten-bewijs", "Hoe we weten of iets werkt"),
    "data-theme": ("onderwerpen-van-gegevens", "Onderwerpen van gegevens"),
    "frequency": ("frequenties", "Hoe vaak iets wordt bijgewerkt"),
}
REGIONS, PROVINCES, MUNICIPALITIES = "veiligheidsregios", "provincies", "gemeenten"
TOOI = "https://identifier.overheid.nl/tooi/id"


@dataclass(frozen=True, slots=True)
class Concept:
    """`broader` and `narrower` are paths of concepts; `same` addresses of the same thing elsewhere, `related` paths of
    what comes near it; `replaced_by` the path of what took its place."""

    code: str
    label: str
    label_en: str = ""
    other_names: tuple[str, ...] = ()
    definition: str = ""
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    replaced_by: str = ""
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class ConceptList:
    name: str
    title: str
    concepts: tuple[Concept, ...]

    @property
    def path(self) -> str:
        return path_of(self.name)

    @property
    def tops(self) -> list[Concept]:
        """Those that stand under no other of the same list."""
        return [one for one in self.concepts if not any(above.startswith(f"{self.path}#") for above in one.broader)]


def path_of(name: str, code: str = "") -> str:
    return f"/begrippenlijsten/{name}{f'#{code}' if code else ''}"


def name_of(vocabulary: str) -> str:
    return NAMES[vocabulary][0] if vocabulary in NAMES else vocabulary


def concept_path(vocabulary: str, code: str) -> str:
    """Where a code of a vocabulary lives."""
    return path_of(name_of(vocabulary), code)


def area_path(code: str) -> str:
    """Where the code of an area lives: a region, province or municipality."""
    kinds = {"VR": REGIONS, "PV": PROVINCES, "GM": MUNICIPALITIES}
    return path_of(kinds[code[:2]], code)


def every() -> list[ConceptList]:
    """All lists that hold anything, by their title."""
    made = [_vocabulary(one) for one in Vocabulary if vocabularies.words(one)]
    return sorted([*made, *_geography()], key=lambda one: (one.title.casefold(), one.name))


def get(name: str) -> ConceptList | None:
    return next((one for one in every() if one.name == name), None)


def _vocabulary(vocabulary: Vocabulary) -> ConceptList:
    below = defaultdict(list)
    for inner in (vocabulary, Vocabulary.SUB_NEED) if vocabulary == Vocabulary.NEED else (vocabulary,):
        for word in vocabularies.words(inner).values():
            if word.parent and _of_parent(inner) == vocabulary:
                below[word.parent].append(concept_path(inner, word.code))
    name, title = NAMES.get(vocabulary, (str(vocabulary), str(vocabulary.label).capitalize()))
    words = vocabularies.words(vocabulary).values()
    return ConceptList(name, title, tuple(_concept(vocabulary, word, tuple(below[word.code])) for word in words))


def _of_parent(vocabulary: str) -> str:
    """In which list the terms stand under which those of this list hang."""
    return Vocabulary.NEED if vocabulary == Vocabulary.SUB_NEED else vocabulary


def _concept(vocabulary: Vocabulary, word: Word, narrower: tuple[str, ...]) -> Concept:
    same = word.mapping.get("uri", "")
    return Concept(
        code=word.code,
        label=word.label,
        label_en=word.label_en,
        other_names=word.other_names,
        definition=word.description,
        broader=(concept_path(_of_parent(vocabulary), word.parent),) if word.parent else (),
        narrower=narrower,
        same=(same,) if isinstance(same, str) and same.startswith(("https://", "http://")) else (),
        related=tuple(_related(word)),
        replaced_by=_successor(vocabulary, word),
        is_retired=word.is_retired,
    )


def _related(word: Word) -> Iterator[str]:
    for vocabulary, codes in word.mapping.items():
        if vocabulary in Vocabulary.values and isinstance(codes, list):
            known = vocabularies.words(vocabulary)
            yield from (concept_path(vocabulary, code) for code in codes if code in known)


def _successor(vocabulary: Vocabulary, word: Word) -> str:
    """An editor tells it as 'replaced-by' beside what a term comes down to elsewhere."""
    code = word.mapping.get("replaced-by", "")
    return concept_path(vocabulary, code) if code in vocabularies.words(vocabulary) else ""


def _geography() -> Iterator[ConceptList]:
    table = geography.table()
    yield ConceptList(
        REGIONS,
        "Veiligheidsregio’s",
        tuple(
            Concept(code, name, narrower=tuple(map(area_path, table.municipalities_of_region.get(code, ()))))
            for code, name in table.regions.items()
        ),
    )
    yield ConceptList(
        PROVINCES,
        "Provincies",
        tuple(Concept(code, name, same=(tooi("provincie", code),)) for code, name in table.provinces.items()),
    )
    yield ConceptList(
        MUNICIPALITIES,
        "Gemeenten",
        tuple(
            Concept(code, name, broader=(area_path(table.region_of[code]),), same=(tooi("gemeente", code),))
            for code, name in table.municipalities.items()
        ),
    )


def tooi(kind: str, code: str) -> str:
    """The address of a government in the lists of the Dutch government."""
    return f"{TOOI}/{kind}/{code.lower()}"
