"""One search over everything, through its page and the API, by the people of the cast."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_capability, make_document, make_organisation, make_practice
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.search.models import Change

API = "/api/v1/zoek"


def told(client: Client, **asked: Any) -> dict[str, Any]:
    answer = client.get(API, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def titles(answer: dict[str, Any]) -> list[str]:
    return [one["titel"] for one in answer["resultaten"]]


def counts(answer: dict[str, Any], facet: str = "soort") -> dict[str, int]:
    return {one["code"]: one["aantal"] for one in answer["facetten"][facet]}


@pytest.fixture
def shelf(cast: Cast) -> Cast:
    """Something of each kind about a flood pump in Zeeland, and something else."""
    make_document("Verslag van de dijk", ["Niets.", "De dompelpomp stond klaar in Zeeland."], area=["VR19"])
    make_document("Brief", ["Over koeken."])
    make_organisation("Dompelpomp Zeeland", area=["VR19"])
    make_capability(cast.aggregaten, name="Dompelpomp met slang")
    return cast


def test_one_question_finds_every_kind(shelf: Cast, client: Client) -> None:
    answer = told(client, q="dompelpompen")
    assert counts(answer) == {"document": 1, "organisatie": 1, "capaciteit": 1}
    assert answer["totaal"] == 3
    by_kind = {one["soort"]: one for one in answer["resultaten"]}
    document = by_kind["document"]
    assert (document["plaats"], document["pagina"]) == ("bladzijde 2", 2)
    assert "dompelpomp stond klaar" in document["passage"]
    assert document["bestandsnaam"]
    assert by_kind["capaciteit"]["bestandsnaam"] is None
    assert by_kind["organisatie"]["titel"] == "Dompelpomp Zeeland"
    page = client.get("/zoeken/", {"q": "dompelpompen"}).content.decode()
    assert "3 resultaten" in page
    assert "Lees bladzijde 2" in page
    assert "1 organisatie en 1 aanbod passen bij uw vraag." in page


def test_who_can_help_is_a_guess_where_nothing_has_all_words(shelf: Cast, client: Client) -> None:
    page = client.get("/zoeken/", {"q": "dompelpomp huren olifant"}).content.decode()
    assert "Nergens staan al deze woorden samen." in page
    assert "passen misschien bij uw vraag." in page


@pytest.mark.parametrize(
    ("question", "kind", "first", "address"),
    [
        ("bevolkingszorg", "behoefte", "Bevolkingszorg", "/behoeften/bevolkingszorg/"),
        ("veiligheidsregio Zeeland", "regio", "Zeeland", "/regios/VR19/"),
        ("Veere", "gemeente", "Veere", "/netwerkkaart/?gemeente=GM0717"),
        ("aggregaten walcheren", "organisatie", "Aggregaten Walcheren", "/organisaties/"),
    ],
)
def test_the_way_in_comes_first(cast: Cast, client: Client, question: str, kind: str, first: str, address: str) -> None:
    found = told(client, q=question)["resultaten"][0]
    assert (found["soort"], found["titel"]) == (kind, first)
    assert address in found["adres"]


@pytest.mark.parametrize(
    "asked",
    [{"q": "dompelpomp"}, {"regio": "VR19"}, {"q": "zeeland", "niveau": "lokaal"}, {"q": "dompelpomp", "taal": "nl"}],
)
def test_counts_are_what_a_choice_finds(shelf: Cast, client: Client, asked: dict[str, str]) -> None:
    answer = told(client, **asked)
    assert sum(counts(answer).values()) == answer["totaal"]
    for name in answer["facetten"]:
        if name not in asked:
            for code, count in list(counts(answer, name).items())[:4]:
                assert told(client, **asked, **{name: code})["totaal"] == count, (name, code)


@pytest.mark.parametrize("asked", [{}, {"q": "dompelpomp"}, {"sorteer": "titel"}, {"regio": "VR19"}])
def test_pages_hold_everything_once(shelf: Cast, client: Client, asked: dict[str, str]) -> None:
    for number in range(7):
        make_capability(shelf.aggregaten, name=f"Dompelpomp {number}")
        make_document(f"Dompelpomp {number}", ["Over een dompelpomp."])
    total = told(client, **asked)["totaal"]
    size, seen = (100 if total > 60 else 3), []
    for number in range(1, -(-total // size) + 1):
        seen += [one["adres"] for one in told(client, **asked, pagina=number, paginaGrootte=size)["resultaten"]]
    assert len(seen) == len(set(seen)) == total
    assert told(client, **asked, pagina=1000, paginaGrootte=100)["resultaten"] == []


def test_titles_stand_in_order_whatever_the_kind(shelf: Cast, client: Client) -> None:
    found = titles(told(client, q="dompelpomp", sorteer="titel"))
    assert found == ["Dompelpomp met slang", "Dompelpomp Zeeland", "Verslag van de dijk"]


@pytest.mark.parametrize("wrong", [{"soort": "onzin"}, {"vanaf": "gisteren"}, {"sorteer": "x"}, {"pagina": "nul"}])
def test_what_is_wrong_is_said_by_the_api_and_left_out_by_the_page(
    shelf: Cast, client: Client, wrong: dict[str, str]
) -> None:
    assert client.get(API, wrong).status_code == 400
    assert client.get("/zoeken/", {"q": "dompelpomp", **wrong}).status_code == 200


@pytest.mark.parametrize(("who", "count"), [("noor", 0), ("mats", 0), ("hidde", 0), ("cas", 1), ("rosa", 1)])
def test_what_is_hidden_is_not_found_counted_or_suggested(cast: Cast, who: str, count: int) -> None:
    make_document("Besloten", ["De geheimzinnige kluis."], "crisisprofessionals", area=["VR19"], author="Kluisdienst")
    client = cast.client(who)
    page = client.get("/zoeken/", {"q": "kluis"}).content.decode()
    assert ("Besloten" in page) == bool(count)
    api = Client(headers=cast.key(who))
    answer = told(api, q="kluis")
    assert answer["totaal"] == count
    assert ("Kluisdienst" in counts(told(api), "bron")) == bool(count)
    suggested = client.get("/zoeken/suggesties/", {"q": "geheimz"}).json()["suggesties"]
    assert suggested == (["geheimzinnig"] if count else [])


@pytest.mark.parametrize(
    ("worse", "told_of_it"),
    [
        ({"review_due_on": date(2020, 1, 1)}, "Het is ouder of niet op tijd herzien: het staat daarom iets lager"),
        ({"evidence": ""}, "Beter onderbouwd of vollediger beschreven zou het iets hoger staan"),
    ],
    ids=["not reviewed in time", "less evidence"],
)
def test_freshness_and_evidence_weigh(
    cast: Cast, client: Client, worse: dict[str, Any], told_of_it: str, time_machine: Any
) -> None:
    time_machine.move_to("2026-11-21 12:00", tick=False)
    good: dict[str, Any] = {"needs": ["welzijn"], "evidence": "effectevaluatie", "review_due_on": date(2027, 1, 1)}
    for number, values in enumerate((good | worse, good, good | worse)):
        make_practice(f"Dompelpomp {number}", **values)
    found = client.get("/zoeken/", {"q": "dompelpomp"}).context["found"]
    assert found.lines[0].title == "Dompelpomp 1"
    why = client.get("/zoeken/", {"q": "dompelpomp", "waarom": found.lines[1].url}).content.decode()
    assert told_of_it in why
    assert told_of_it not in client.get("/zoeken/", {"q": "dompelpomp", "waarom": found.lines[0].url}).content.decode()


def test_why_something_stands_where_it_stands(shelf: Cast, client: Client) -> None:
    page = client.get("/zoeken/", {"q": "dompelpomp"})
    hit = next(hit for hit in page.context["found"].hits if hit.word == "document")
    why = client.get("/zoeken/", {"q": "dompelpomp", "waarom": hit.line.url}).content.decode()
    assert "‘dompelpomp’ staat in de tekst" in why
    assert "De beste plaats in de tekst is bladzijde 2" in why
    assert "staat in" not in client.get("/zoeken/", {"q": "dompelpomp", "waarom": "/x/"}).content.decode()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("documenten over dompelpomp", "Zoekt u alleen"),
        ("dompelpmop", "Gezocht op <strong>dompelpomp</strong>"),
        ("xyzzy", "Probeer minder woorden"),
        ("", "Wat u hier vindt"),
    ],
)
def test_the_page_helps_on(shelf: Cast, client: Client, question: str, said: str) -> None:
    assert said in client.get("/zoeken/", {"q": question}).content.decode()


def test_a_change_is_told_to_the_index_with_all_passages(cast: Cast) -> None:
    document = make_document()
    rosa = cast.client("rosa")
    Change.objects.all().delete()
    rosa.post(f"{document.get_absolute_url()}intrekken/")
    deliver_due()
    assert set(Change.objects.values_list("corpus", "object_id")) >= {
        ("alles", 1 << 32 | document.pk),
        ("passages", 1 << 32 | document.pk),
    }


def test_a_long_page_costs_no_more_queries_than_a_short_one(cast: Cast, client: Client) -> None:
    seen = []
    for many in (3, 15):
        for number in range(many):
            make_document(f"Gids {many}.{number}", ["Over noodstroom.", "Over water."])
        client.get("/zoeken/?q=noodstroom&soort=document")
        with counting() as queries:
            client.get("/zoeken/?q=noodstroom&soort=document")
        seen.append(len([sql for sql in queries if "library_passage" in sql or "library_document" in sql]))
    assert seen[1] <= seen[0] + 1  # the tests build their index in the request
