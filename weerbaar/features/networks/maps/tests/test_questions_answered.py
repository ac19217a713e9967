"""The demo's questions, asked at the door by somebody without an account: are the right parties among the first ten?

The whole demo content is loaded once, in a transaction that is undone; its index is built as `search_rebuild` does.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client, override_settings

from weerbaar.demo.loading import load_content
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.search import live

FILE = Path(__file__).parents[4] / "doors" / "demo" / "content" / "questions.csv"
QUESTIONS = {
    row["vraag"]: row["organisaties"].split("|") for row in csv.DictReader(FILE.open(encoding="utf-8", newline=""))
}
FIRST = 10
Ask = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def ask(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Ask]:
    """Asks the API with the whole demo content behind it; gives the rows of the first hundred capabilities."""
    folder = tmp_path_factory.mktemp("asked")
    with django_db_blocker.unblock(), override_settings(SEARCH_MODE="follow", SEARCH_DIR=folder):
        live.reset()
        with transaction.atomic():
            load_content()
            live.rebuild(CORPUS)
            yield _ask
            transaction.set_rollback(True)
        live.reset()


def _ask(question: str) -> list[dict[str, Any]]:
    answer = Client().get(f"/api/v1/capaciteiten?{urlencode({'q': question, 'paginaGrootte': 100})}")
    assert answer.status_code == 200, answer.content
    rows: list[dict[str, Any]] = answer.json()["resultaten"]
    return rows


def parties(rows: list[dict[str, Any]]) -> list[str]:
    """The first distinct organisations, in the order in which they show."""
    return list(dict.fromkeys(row["organisatie"]["naam"] for row in rows))[:FIRST]


def test_every_question_finds_an_expected_party_among_the_first_ten(ask: Ask) -> None:
    places = {}
    for question, expected in QUESTIONS.items():
        shown = parties(ask(question))
        places[question] = next((place for place, name in enumerate(shown, start=1) if name in expected), 0)
    found = [place for place in places.values() if place]
    high = sum(place <= 3 for place in found)
    sys.stdout.write(f"{len(found)} van {len(places)} vragen goed beantwoord, {high} in de eerste drie\n")
    assert [question for question, place in places.items() if not place] == []
    assert high >= len(places) * 0.9


def test_the_page_shows_the_same_parties_as_the_api(ask: Ask) -> None:
    for question, expected in list(QUESTIONS.items())[:: len(QUESTIONS) // 8]:
        page = Client().get(f"/netwerkkaart/?{urlencode({'q': question})}").content.decode()
        shown = parties(ask(question)[:25])
        places = [page.index(f">{name.replace('&', '&amp;')}</a>") for name in shown]
        assert places == sorted(places), question
        assert set(shown) & set(expected), question


# A search, and what must stand in the name of the capability or its organisation in one of the first five rows.
WORDS = [
    # inflection
    ("huis", "woning"), ("huizen", "huis"), ("gezin", "gezinnen"), ("gezinnen", "gezinnen"), ("boot", "boten"),
    ("boten", "boten"), ("schepen", "schepen"), ("dekens", "deken"), ("tenten", "tent"), ("koelwagen", "koelwagens"),
    ("kerk", "kerk"), ("vrijwilliger", "vrijwilligers"), ("matrassen", "matras"), ("tolk", "tolken"),
    # compounds, in one word or in several
    ("noodstroomaggregaat", "aggregat"), ("nood stroom", "noodstroom"), ("brandwondenslachtoffers", "brandwond"),
    ("rolstoelvervoer", "rolstoel"), ("radio amateur", "radio"), ("drinkwaterbedrijf", "water"),
    ("sporthallen", "hal"), ("feesttent", "tent"), ("zandzakken vullen", "zandzak"),
    # typing errors
    ("agregaat", "aggregat"), ("voedselbanck", "voedsel"), ("vrijwiligers", "vrijwilligers"), ("tolcken", "tolken"),
    ("drinkwatter", "water"), ("ambulanse", "ambulance"), ("reddingsbote", "reddingsbo"), ("medicijenen", "medicijn"),
    # other words for it
    ("stretchers", "bed"), ("veldbedden", "bed"), ("zendamateurs", "radio"), ("generator", "aggregat"),
    ("wc's", "toilet"), ("bhv'ers", "bhv"), ("ehbo'er", "ehbo"), ("huisdier", "dier"),
    ("dokter", "arts"), ("cash", "geld"), ("kleren", "kleding"), ("gaarkeuken", "keuken"),
    # other names of places
    ("pompen 's-Gravenhage", "pomp"), ("drinkwater Den Bosch", "brabant water"), ("tolken Den Haag", "tolk"),
    ("veer Fryslân", "veer"), ("bussen Haagse regio", "bus"), ("aggregaten Scheveningen", "aggregat"),
    ("bedden Zeeuws Vlaanderen", "chalet"),
]  # fmt: skip


@pytest.mark.parametrize(("search", "wanted"), WORDS, ids=[search for search, _ in WORDS])
def test_short_searches(ask: Ask, search: str, wanted: str) -> None:
    names = [f"{row['naam']} ({row['organisatie']['naam']})" for row in ask(search)[:5]]
    assert any(wanted in name.lower() for name in names), names


@pytest.mark.parametrize(
    ("search", "sub_need"), [("vuilnis", "afval"), ("slaapplekken", "bed"), ("insuline", "geneesmiddelen")]
)
def test_word_for_a_sub_need_finds_who_serves_it(ask: Ask, search: str, sub_need: str) -> None:
    """Which of them stands first is for the tie to say."""
    rows = ask(search)
    assert rows
    assert all(sub_need in row["deelbehoeften"] for row in rows[:5])


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("aggregaten in Zeeland", {"VR19"}),
        ("drinkwater in Zeeland", {"VR19"}),
        ("warme maaltijden in Twente", {"VR05"}),
        ("tolken in Haaglanden", {"VR15"}),
        ("bussen in Twente", {"VR05"}),
        ("noodstroom in Den Haag", {"VR15", "GM0518"}),
        ("veerboot Texel", {"GM0448"}),
    ],
)
def test_what_is_meant_for_the_place_stands_above_what_is_for_everywhere(
    ask: Ask, question: str, places: set[str]
) -> None:
    rows = ask(question)
    assert rows[0]["gebied"] != ["NL"], rows[0]["naam"]
    local = [place for place, row in enumerate(rows) if row["gebied"] != ["NL"]]
    assert sum(place < 5 for place in local) >= 1
    assert places & set(rows[0]["gebied"]) or all(code.startswith("GM") for code in rows[0]["gebied"])
