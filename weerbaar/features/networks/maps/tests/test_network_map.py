"""The network map through its outer door: page and API give the same selection, exactly counted."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_agreement, make_capability, make_organisation
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.organisations.models import PartnerRole

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def register(cast) -> Any:
    """A small register around the cast: what is where, how fast, how sure."""
    zeeland, twente = cast.aggregaten, cast.veldkeuken
    nation = make_organisation("Landelijke Pompendienst", area=["NL"], level="landelijk", kind="ngo")
    PartnerRole.objects.create(organisation=zeeland, need="continuiteit", is_traditional=False)
    PartnerRole.objects.create(organisation=nation, need="continuiteit", is_traditional=True)
    fresh: dict[str, Any] = {"confirmed_on": TODAY, "confirmed_until": TODAY + timedelta(days=90)}
    stale: dict[str, Any] = {
        "confirmed_on": TODAY - timedelta(days=400),
        "confirmed_until": TODAY - timedelta(days=200),
    }
    power = make_capability(
        zeeland, "Noodstroomaggregaten", area=["GM0687", "GM0717"], notice_hours=4, quantity=12, unit="stuks", **fresh
    )
    make_capability(zeeland, "Lichtmasten", area=["VR19"], notice_hours=24, quantity=30, unit="stuks", **stale)
    make_capability(
        twente, "Warme maaltijden", sub_needs=["brood"], form="goederen", notice_hours=12, falls_away=["stroom"]
    )
    make_capability(nation, "Dompelpompen", sub_needs=["drinkwater", "sanitair"], notice_hours=72)
    make_capability(nation, "Oude pompen", status="ingetrokken")
    make_agreement([zeeland, nation], [power], kind="waakvlamovereenkomst")
    return cast


def ask(query: str, person: str = "noor", cast: Any = None) -> dict[str, Any]:
    client = cast.program(person) if cast else Client()
    answer = client.get(f"/api/v1/capaciteiten?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(query: str) -> list[str]:
    return [row["naam"] for row in ask(query)["resultaten"]]


def counts(query: str, facet: str) -> dict[str, int]:
    return {value["code"]: value["aantal"] for value in ask(query)["facetten"][facet]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Noodstroomaggregaten", "Lichtmasten", "Warme maaltijden", "Dompelpompen"}),
        ("q=noodstroomaggregaat", {"Noodstroomaggregaten", "Lichtmasten"}),  # a synonym in the name of its organisation
        ("q=noodstroomagregaat", {"Noodstroomaggregaten", "Lichtmasten"}),  # corrected, and then with its synonyms
        ("q=aggregaat", {"Noodstroomaggregaten", "Lichtmasten"}),  # the second by the name of its organisation
        ("q=pomp", {"Dompelpompen"}),
        ("behoefte=bevolkingszorg", {"Warme maaltijden"}),
        ("deelbehoefte=drinkwater&deelbehoefte=brood", {"Warme maaltijden", "Dompelpompen"}),
        ("deelbehoefte=drinkwater,brood", {"Warme maaltijden", "Dompelpompen"}),
        ("regio=VR19", {"Noodstroomaggregaten", "Lichtmasten", "Dompelpompen"}),
        ("regio=vr05", {"Warme maaltijden", "Dompelpompen"}),
        ("alleenHier=VR19", {"Noodstroomaggregaten", "Lichtmasten"}),
        ("gemeente=GM0687", {"Noodstroomaggregaten", "Lichtmasten", "Dompelpompen"}),
        ("gemeente=GM0718", {"Lichtmasten", "Dompelpompen"}),
        ("provincie=PV29", {"Noodstroomaggregaten", "Lichtmasten", "Dompelpompen"}),
        ("soort=ngo", {"Dompelpompen"}),
        ("niveau=landelijk", {"Dompelpompen"}),
        ("vorm=goederen", {"Warme maaltijden"}),
        ("traditioneel=nee", {"Noodstroomaggregaten", "Lichtmasten"}),
        ("behoefte=continuiteit&traditioneel=ja", {"Dompelpompen"}),
        ("afspraak=waakvlamovereenkomst", {"Noodstroomaggregaten"}),
        ("actueel=bevestigd", {"Noodstroomaggregaten"}),
        ("actueel=verlopen", {"Lichtmasten"}),
        ("actueel=nooit", {"Warme maaltijden", "Dompelpompen"}),
        ("valtWegBij=stroom", {"Warme maaltijden"}),
        ("uitval=stroom", {"Noodstroomaggregaten", "Lichtmasten", "Dompelpompen"}),
        ("uitval=telecom&uitval=stroom&regio=VR05", {"Dompelpompen"}),
        ("status=onderbroken", set()),
        ("binnenUren=12", {"Noodstroomaggregaten", "Warme maaltijden"}),
        ("q=binnen+een+dag+in+Zeeland", {"Noodstroomaggregaten", "Lichtmasten"}),
        ("q=wie+kan+binnen+4+uur+noodstroom+leveren+in+Middelburg", {"Noodstroomaggregaten"}),
        ("behoefte=welzijn", set()),
    ],
)
def test_each_way_to_narrow(register, query: str, found: set[str]) -> None:
    assert set(names(query)) == found


def test_facets_count_what_choosing_them_would_give(register) -> None:
    for base in ("", "regio=VR19", "q=pomp", "behoefte=continuiteit&binnenUren=72"):
        answer = ask(base)
        for facet, values in answer["facetten"].items():
            if facet in base:
                continue
            for value in values:
                chosen = ask(f"{base}&{facet}={value['code']}")["totaal"]
                assert chosen == value["aantal"], (base, facet, value)


def test_a_need_counts_the_answer_for_that_need(register) -> None:
    """Traditional for one need and not for another: with a need chosen, the answer is meant for that need."""
    pumps = make_organisation("Pompen en Brood", area=["NL"])
    for need, is_traditional in (("continuiteit", True), ("bevolkingszorg", False)):
        PartnerRole.objects.create(organisation=pumps, need=need, is_traditional=is_traditional)
    make_capability(pumps, "Waterwagen", sub_needs=["drinkwater", "brood"])
    for base in ("traditioneel=nee", "traditioneel=ja", "traditioneel=ja&traditioneel=nee"):
        for need, count in counts(base, "behoefte").items():
            assert ask(f"{base}&behoefte={need}")["totaal"] == count, (base, need)


def test_a_facets_own_choice_does_not_hide_its_other_values(register) -> None:
    assert counts("vorm=goederen", "vorm") == counts("", "vorm")
    assert counts("vorm=goederen", "regio") == {"VR05": 1}


def test_what_is_not_confirmed_in_term_ranks_lower_and_says_so(register) -> None:
    page = Client().get("/netwerkkaart/?regio=VR19").content.decode()
    assert names("regio=VR19")[0] == "Noodstroomaggregaten"
    assert "Niet op tijd bevestigd" in page
    assert "Nog niet bevestigd" in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("naam", "Dompelpompen"),
        ("-naam", "Warme maaltijden"),
        ("organisatie", "Lichtmasten"),
        ("binnenUren", "Noodstroomaggregaten"),
        ("-aantal", "Lichtmasten"),
        ("-bevestigd", "Noodstroomaggregaten"),
    ],
)
def test_orders(register, sort: str, first: str) -> None:
    found = names(f"sorteer={sort}")
    assert first in found[: 2 if sort == "organisatie" else 1]


def test_the_api_says_what_it_understood(register) -> None:
    answer = ask("q=aggregaten+binnen+een+dag+in+Zeeland")
    assert answer["begrepen"] == [
        {"term": "binnen een dag", "filter": "binnenUren", "waarde": "24"},
        {"term": "Zeeland", "filter": "regio", "waarde": "VR19"},
    ]
    assert answer["totaal"] == 2
    assert answer["resultaten"][0]["naam"] == "Noodstroomaggregaten"
    assert answer["resultaten"][0]["organisatie"]["naam"] == "Aggregaten Walcheren"
    assert answer["resultaten"][0]["afspraken"] == ["waakvlamovereenkomst"]


@pytest.mark.parametrize(
    ("query", "key", "sentence"),
    [
        ("behoefte=bestaatniet", "behoefte", "'bestaatniet' niet"),
        ("binnenUren=snel", "binnenUren", "heel getal"),
        ("pagina=0", "pagina", "heel getal"),
        ("paginaGrootte=5000", "paginaGrootte", "heel getal"),
        ("sorteer=toeval", "sorteer", "geen keuze"),
        ("q=" + "x" * 400, "q", "langer dan"),
    ],
)
def test_what_cannot_be_used_is_said(register, query: str, key: str, sentence: str) -> None:
    refused = Client().get(f"/api/v1/capaciteiten?{query}")
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert [fault["name"] for fault in refused.json()["errors"]] == [key]
    page = Client().get(f"/netwerkkaart/?{query}")
    assert page.status_code == 200, "an old bookmark still opens"
    assert sentence in page.content.decode().replace("&#x27;", "'")


def test_list_and_table_show_the_same_and_can_be_paged(register) -> None:
    as_list = Client().get("/netwerkkaart/?regio=VR19").content.decode()
    as_table = Client().get("/netwerkkaart/?regio=VR19&weergave=tabel&kolom=vorm").content.decode()
    for name in ("Noodstroomaggregaten", "Lichtmasten", "Dompelpompen"):
        assert name in as_list
        assert name in as_table
    assert re.search(r"<th[^>]*>\s*Vorm\s*</th>", as_table)
    assert ">Hoe snel<" not in re.sub(r"<form.*?</form>", "", as_table, flags=re.S)
    first = names("paginaGrootte=3&pagina=1")
    second = names("paginaGrootte=3&pagina=2")
    assert (len(first), len(second)) == (3, 1)
    assert set(first) | set(second) == set(names(""))


def test_recognised_words_can_be_taken_off_one_by_one(register) -> None:
    page = Client().get("/netwerkkaart/", {"q": "pompen binnen een week in Zeeland"}).content.decode()
    addresses = re.findall(r'class="chip" href="\?([^"]*)"', page)
    assert addresses == ["q=pompen+in+Zeeland", "q=pompen+binnen+een+week"]
    assert "Zoek “Zeeland” als gewoon woord" in page


def test_when_everything_together_finds_nothing_the_least_certain_is_let_go(register) -> None:
    page = Client().get("/netwerkkaart/", {"q": "dompelpompen van kerken in Zeeland"}).content.decode()
    assert "Dompelpompen" in page
    assert "losgelaten" in page


def test_nothing_found_never_claims_that_there_is_nothing(register) -> None:
    page = Client().get("/netwerkkaart/?behoefte=welzijn").content.decode()
    assert "Niets gevonden, voor zover u mag zien" in page


def test_the_reason_of_a_place_can_be_asked(register) -> None:
    ref = register.aggregaten.capabilities.get(name="Noodstroomaggregaten").ref
    page = Client().get("/netwerkkaart/", {"q": "aggregaat", "waarom": ref}).content.decode()
    assert "Waarom dit hier staat" in page
    assert "staat in de naam" in page
    assert "Op tijd bevestigd" in page
    assert "telt extra mee" not in page
    page = Client().get("/netwerkkaart/", {"q": "aggregaat in Zeeland", "waarom": ref}).content.decode()
    assert "Werkt niet overal, wel op deze plek: telt extra mee (keer 1,50)" in page


def test_words_are_suggested_from_what_may_be_seen(register) -> None:
    make_capability(register.aggregaten, "Agfageheimapparaat", visibility="eigen-organisatie")

    def suggested(person: str) -> list[str]:
        return register.client(person).get("/netwerkkaart/suggesties/?q=agfa").json()["suggesties"]

    assert suggested("noor") == []
    assert len(suggested("eefje")) == 1


def queries(path: str) -> int:
    """Queries that a page makes; reading the register for a fresh index, as tests do at each search, not counted."""
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    with CaptureQueriesContext(connection) as reading:
        list(CORPUS.documents(None))
    return len(seen) - len(reading)


@pytest.mark.parametrize("path", ["/netwerkkaart/", "/netwerkkaart/?weergave=tabel", "/api/v1/capaciteiten"])
def test_thirty_rows_cost_no_more_queries_than_three(register, path: str) -> None:
    few = queries(path)
    for number in range(30):
        make_capability(register.aggregaten, f"Aggregaat nummer {number}")
    assert queries(path) == few


def test_htmx_gets_the_same_in_part_and_hears_the_count(register) -> None:
    whole = Client().get("/netwerkkaart/?regio=VR19").content.decode()
    part = Client().get(
        "/netwerkkaart/?regio=VR19",
        headers={"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "kaart"},
    )
    assert "<html" in whole
    assert "<html" not in part.content.decode()
    assert "3 capaciteiten van 2 organisaties" in part["HX-Trigger"]
