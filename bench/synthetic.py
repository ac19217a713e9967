"""A register that does not exist: organisations and capabilities with real Dutch words in natural proportions."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from functools import lru_cache

import numpy as np

from weerbaar.foundation.search.port import Clauses, Corpus, Document, Facet, Range

TODAY = 739_942
REGIONS = [f"VR{number:02}" for number in range(1, 26)]
MUNICIPALITIES = [f"GM{number:04}" for number in range(1, 343)]
SUB_NEEDS = {
    "veiligheid": "redden evacueren verplaatsen schuilen dieren-redden vitale-objecten",
    "bevolkingszorg": "dak bed bad brood breedband huisvesting informatie",
    "welzijn": "financieel-herstel sociaal-herstel mentaal-herstel medisch-herstel schadeafhandeling erkenning "
    "onderlinge-steun zorg-thuis",
    "gezondheid": "gewondenzorg patientenvervoer infectieziekten cbrn brandwonden traumazorg psychosociale-zorg bloed "
    "geneesmiddelen uitvaart",
    "continuiteit": "energie brandstof drinkwater sanitair voedsel transport ict betalen afval bestuur",
}
NEED_OF = {code: need for need, codes in SUB_NEEDS.items() for code in codes.split()}
CODES = list(NEED_OF)
PHASES = ["koud", "warm-tot-72", "warm-na-72", "nafase"]
FORMS = ["mensen", "materieel", "ruimte", "vervoer", "goederen", "kennis", "dienst", "communicatie", "geld"]
KINDS = (
    "overheid hulpdienst vitale-aanbieder bedrijf brancheorganisatie ngo vereniging kennisinstelling "
    "geloofsgemeenschap burgerinitiatief zorginstelling onderwijs waterschap woningcorporatie sociale-partner"
).split()
LEVELS = ["wijk", "lokaal", "regionaal", "provinciaal", "landelijk", "europees"]
LOSSES = "stroom telecom brandstof water internet reservisten ziekte eigen-evacuatie defensie-inzet".split()
AGREEMENTS = "waakvlamovereenkomst convenant raamcontract sla mandaat wet informeel".split()
THINGS = (
    "noodstroomaggregaat veldbed drinkwatertank reddingsboot vrachtwagen touringcar koelwagen zandzak pomp tent keuken "
    "sporthal hotelkamer rolstoelbus ambulance satelliettelefoon zendapparatuur graafmachine heftruck deken kleding "
    "voedselpakket maaltijd medicijn verbandmiddel dieselvoorraad tankwagen toiletwagen douchewagen opslagruimte "
    "vergaderzaal kerkzaal parkeerterrein tolk psycholoog vrijwilliger chauffeur kok verpleegkundige elektricien "
    "dierenarts drone zonnepaneel batterij waterfilter generator betaalautomaat geldtransport afvalcontainer"
).split()
OPEN, MEMBERS = frozenset({"openbaar"}), frozenset({"leden"})


@lru_cache
def vocabulary() -> list[str]:
    """40,000 Dutch words, commonest first."""
    from wordfreq import top_n_list

    return [word for word in top_n_list("nl", 60_000) if len(word) > 2][:40_000]


def usable_in_region(code: str) -> tuple[str, ...]:
    return ("NL", code)


def usable_in_municipality(code: str) -> tuple[str, ...]:
    return ("NL", region_of(code), code)


def region_of(municipality: str) -> str:
    return REGIONS[int(municipality[2:]) % 25]


def freshness() -> dict[str, Range]:
    return {
        "bevestigd": Range("confirmed_until", low=TODAY),
        "verlopen": Range("confirmed_until", high=TODAY - 1),
        "nooit": Range("confirmed_until", missing=True),
    }


FACETS = (
    Facet("behoefte", lambda: tuple(SUB_NEEDS)),
    Facet("deelbehoefte", lambda: tuple(CODES)),
    Facet("fase", lambda: tuple(PHASES)),
    Facet("vorm", lambda: tuple(FORMS)),
    Facet("regio", lambda: tuple(REGIONS), tokens=usable_in_region),
    Facet("alleenHier", lambda: tuple(REGIONS)),
    Facet("gemeente", lambda: tuple(MUNICIPALITIES), "gebied", usable_in_municipality, standard=False),
    Facet("soort", lambda: tuple(KINDS)),
    Facet("niveau", lambda: tuple(LEVELS)),
    Facet("traditioneel", lambda: ("ja", "nee")),
    Facet("afspraak", lambda: tuple(AGREEMENTS)),
    Facet("actueel", ranges=freshness),
    Facet("valtWegBij", lambda: tuple(LOSSES)),
    Facet("status", lambda: ("actief", "onderbroken"), standard=False),
)


class Register:
    """`organisations` times ten capabilities, the same for the same seed. Iterating gives documents by organisation."""

    def __init__(self, organisations: int, seed: int = 7) -> None:
        self.organisations, self.seed = organisations, seed

    def corpus(self) -> Corpus:
        return Corpus(
            name="bench",
            documents=self.documents,
            facets=FACETS,
            weights={"title": 3.0, "organisation": 2.0, "labels": 1.5, "body": 1.0, "about": 0.3},
            numbers=("notice_hours", "sustain_hours", "quantity", "confirmed_until"),
            sorts=("title", "organisation"),
            fresh="confirmed_until",
        )

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        """All documents, or those with these ids (organisation = id // 10)."""
        wanted = range(self.organisations) if ids is None else sorted({pk // 10 for pk in ids})
        for start in range(0, len(wanted), 1000):
            for document in self._block(wanted[start : start + 1000]):
                if ids is None or document.id in ids:
                    yield document

    def _block(self, organisations: Collection[int]) -> Iterator[Document]:
        words = vocabulary()
        for organisation in organisations:
            chance = random.Random(self.seed * 1_000_003 + organisation)
            numbers = np.random.default_rng(self.seed * 1_000_003 + organisation)
            ranks = np.minimum(numbers.zipf(1.15, 260), 39_999).tolist()
            yield from self._of(organisation, chance, iter([words[rank] for rank in ranks]))

    def _of(self, number: int, chance: random.Random, words: Iterator[str]) -> Iterator[Document]:
        kind, level = chance.choice(KINDS), chance.choice(LEVELS)
        name = f"{next(words)} {chance.choice(THINGS)} {next(words)} {number}"
        home = chance.choice(MUNICIPALITIES)
        region = region_of(home)
        own, crisis = frozenset({f"org:{number}"}), frozenset({f"org:{number}", f"crisis:{region}", "crisis:NL"})
        hidden = own if chance.random() < 0.03 else OPEN
        about = f"{kind} {next(words)} {next(words)}"
        for place in range(10):
            yield self._one(
                number, place, chance, words, (name, about, kind, level, home, region), (own, crisis, hidden)
            )

    def _one(
        self,
        number: int,
        place: int,
        chance: random.Random,
        words: Iterator[str],
        organisation: tuple[str, str, str, str, str, str],
        keys: tuple[frozenset[str], frozenset[str], frozenset[str]],
    ) -> Document:
        name, about, kind, level, home, region = organisation
        own, crisis, hidden = keys
        pick = chance.random
        code = CODES[int(pick() ** 2 * 41)]
        codes = (code,) if pick() < 0.6 else tuple(dict.fromkeys((code, CODES[int(pick() * 41)])))
        form = FORMS[int(pick() ** 1.5 * 9)]
        phases = tuple(phase for phase in PHASES if pick() < 0.5) or ("warm-tot-72",)
        spread = pick()
        regions, area = _area(spread, home, region)
        seen = pick()
        clause = OPEN if seen < 0.8 else MEMBERS if seen < 0.88 else crisis if seen < 0.96 else own
        clauses: Clauses = (clause, hidden)
        promised = pick()
        kind_of = AGREEMENTS[int(pick() * 7)]
        confirmed = None if pick() < 0.2 else TODAY + int(pick() * 400) - 120
        return Document(
            id=number * 10 + place,
            group=number,
            texts={
                "title": f"{THINGS[int(pick() * len(THINGS))]} {THINGS[int(pick() * len(THINGS))]} {next(words)}",
                "organisation": name,
                "labels": f"{' '.join(codes)} {form} {kind}",
                "body": " ".join([next(words) for _ in range(18)]),
                "about": about,
            },
            facets={
                "behoefte": tuple(dict.fromkeys(NEED_OF[one] for one in codes)),
                "deelbehoefte": codes,
                "fase": phases,
                "vorm": (form,),
                "regio": regions,
                "gebied": area,
                "alleenHier": regions if regions != ("NL",) else (),
                "soort": (kind,),
                "niveau": (level,),
                "traditioneel": ("ja",) if number % 4 == 0 else ("nee",),
                "valtWegBij": (LOSSES[int(pick() * 9)],) if pick() < 0.5 else (),
                "status": ("onderbroken",) if (number + place) % 20 == 0 else ("actief",),
            },
            clauses=clauses,
            guarded={"afspraak": ((kind_of, (OPEN if promised < 0.1 else crisis, *clauses)),)}
            if promised < 0.2
            else {},
            numbers={
                "notice_hours": (1, 2, 4, 8, 24, 48, 72, 168, None)[int(pick() * 9)],
                "sustain_hours": (24, 72, 168, None)[int(pick() * 4)],
                "quantity": int(pick() * 200),
                "confirmed_until": confirmed,
            },
            rank=int(pick() * 6) / 5,
        )


def _area(spread: float, home: str, region: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(regions, area) of a capability: a tenth for the country, a third for a region, the rest for a municipality."""
    if spread < 0.1:
        return ("NL",), ("NL",)
    return ((region,), (region,)) if spread < 0.4 else ((region,), (home,))
