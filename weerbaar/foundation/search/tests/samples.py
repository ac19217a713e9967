"""A small corpus for tests, and random documents, readers and selections for it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from weerbaar.foundation.search.port import Apart, Clauses, Corpus, Document, Facet, Range, Selection
from weerbaar.foundation.search.tests.reference import Crossing

TODAY = 740_000
WORDS = [
    "noodstroomaggregaat", "noodstroomaggregaten", "aggregaat", "nood", "stroom", "huis", "huizen", "gezinnen",
    "boten", "vervoer", "vrachtwagens", "zandzakken", "brandwondenslachtoffers", "slachtoffer", "voedselbank",
    "radioamateurs", "wie", "de", "e-mail", "24", "opvanglocatie", "veldbedden", "tolk", "Coördinatie",
]  # fmt: skip
KEYS = ["openbaar", "leden", "crisis:VR19", "org:1", "org:2"]
AREAS = ["NL", "VR19", "VR15", "GM0518", "GM0687"]
NEEDS = ["bed", "bad", "brood", "energie"]
AGREEMENTS = ["convenant", "sla"]
SYNONYMS = [("generator", "aggregaat", "mobiele stroom"), ("bed", "slaapplaats", "veldbed")]


def usable(code: str) -> tuple[str, ...]:
    return (code, "NL") if code != "NL" else ("NL",)


def fresh() -> dict[str, Range]:
    return {
        "in-termijn": Range("until", low=TODAY),
        "verlopen": Range("until", high=TODAY - 1),
        "nooit": Range("until", missing=True),
    }


CORPUS = Corpus(
    name="proef",
    documents=lambda ids: iter(()),
    facets=(
        Facet("behoefte", lambda: NEEDS),
        Facet("gebied", lambda: AREAS, tokens=usable),
        Facet("alleen-hier", lambda: AREAS, source="gebied", standard=False),
        Facet("afspraak", lambda: AGREEMENTS),
        Facet("actueel", ranges=fresh),
    ),
    weights={"title": 4.0, "organisation": 3.0, "labels": 2.0, "body": 1.0},
    numbers=("until", "hours"),
    sorts=("title",),
    fresh="until",
)

text = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
clause = st.frozensets(st.sampled_from(KEYS), min_size=1, max_size=3)
clauses: st.SearchStrategy[Clauses] = st.lists(clause, max_size=3).map(tuple)
rings = st.frozensets(st.sampled_from(KEYS), max_size=4)


def some(values: list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    return Document(
        id=draw(st.integers(1, 60)),
        group=draw(st.integers(1, 6)),
        texts={name: draw(text) for name in CORPUS.weights},
        facets={"behoefte": draw(some(NEEDS, 3)), "gebied": draw(some(AREAS, 2))},
        clauses=draw(clauses),
        guarded={"afspraak": tuple(draw(st.lists(st.tuples(st.sampled_from(AGREEMENTS), clauses), max_size=2)))},
        numbers={
            "until": draw(st.none() | st.integers(TODAY - 2, TODAY + 2)),
            "hours": draw(st.none() | st.sampled_from([0, 4, 24, 72])),
        },
        rank=draw(st.sampled_from([0.0, 0.3, 0.5, 1.0])),
    )


collections = st.lists(documents(), max_size=25, unique_by=lambda document: document.id)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    filters = {
        name: draw(some(values, 2))
        for name, values in {
            "behoefte": NEEDS, "gebied": AREAS, "afspraak": AGREEMENTS, "actueel": list(fresh())
        }.items()
        if draw(st.integers(0, 3)) == 0
    }  # fmt: skip
    query = st.lists(st.sampled_from([*WORDS, "generator", "mobiele stroom", "slaapplaats", "agregaat"]), max_size=7)
    return Selection(
        words=" ".join(draw(query)),
        wishes=draw(st.sampled_from(["", "", "boten", "noodstroomaggregaat"])),
        near=draw(
            st.sampled_from([{}, {}, {"gebied": ("VR19", "GM0687")}, {"gebied": ("VR15",), "behoefte": ("bed",)}])
        ),
        filters=filters,
        without=draw(
            st.sampled_from([{}, {}, {"behoefte": ("energie",)}, {"gebied": ("VR15",), "afspraak": ("sla",)}])
        ),
        ranges=draw(st.sampled_from([(), (), (Range("hours", None, 24),), (Range("hours", 4, None),)])),
        facets=draw(st.sampled_from([None, ("alleen-hier", "behoefte"), ()])),
        sort=draw(st.sampled_from(["", "", "hours", "-hours", "title", "-title"])),
        offset=draw(st.sampled_from([0, 0, 2])),
        limit=draw(st.sampled_from([1, 3, 25])),
        by_group=draw(st.booleans()),
        per_group=2,
    )


@st.composite
def crossings(draw: st.DrawFn) -> Crossing:
    names = [facet.name for facet in CORPUS.facets]
    apart = Apart(
        filters=draw(st.sampled_from([{}, {}, {"actueel": ("in-termijn",)}, {"afspraak": ("sla", "convenant")}])),
        ranges=draw(st.sampled_from([(), (), (Range("until", low=TODAY),)])),
    )
    return Crossing(
        draw(st.sampled_from(names)), draw(st.sampled_from(["", *names])), apart, draw(st.sampled_from(["", "hours"]))
    )


def exact(selection: Selection) -> Selection:
    return replace(selection, exact=True)
