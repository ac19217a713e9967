"""What the meaning of texts does to a result: order and passage, never what is found, counted or shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django import app

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_capability, make_document, make_organisation
from weerbaar.features.content.library.models import Document
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.shared.finding import findables, jobs
from weerbaar.shared.meaning import model, services
from weerbaar.shared.meaning.models import Meaning
from weerbaar.shared.meaning.tests import toy

QUESTION = "wat komt er uit de kraan"


@pytest.fixture
def meaning(settings: Any) -> Iterator[None]:
    with toy.turned_on(settings):
        yield


def _read() -> None:
    call_command("meanings_read", verbosity=0)


def _first(client: Client, **asked: Any) -> dict[str, Any]:
    answer = client.get("/api/v1/zoek", {"q": QUESTION, **asked})
    assert answer.status_code == 200
    return answer.json()


def test_what_is_meant_stands_first_on_its_own_page(cast: Cast, client: Client, meaning: None) -> None:
    make_document("De kraan in de haven komt uit Gent", ["Een kraan tilt brood en brood en brood."])
    make_document("Plan", ["Er komt niets uit. Brood.", "Schoon drinkwater haalt u bij het steunpunt; dat komt er."])
    before = _first(client)
    assert before["resultaten"][0]["titel"] == "De kraan in de haven komt uit Gent"
    _read()
    after = _first(client)
    assert (after["resultaten"][0]["titel"], after["resultaten"][0]["pagina"]) == ("Plan", 2)
    assert (after["totaal"], after["facetten"]) == (before["totaal"], before["facetten"])
    url = Document.objects.get(title="Plan").get_absolute_url()
    why = client.get("/zoeken/", {"q": QUESTION, "waarom": url})
    assert "lijkt in betekenis sterk op uw vraag" in why.content.decode()


def test_a_hidden_text_stays_hidden_however_close(cast: Cast, client: Client, meaning: None) -> None:
    make_document("Kraan uit de kast", ["Een kraan komt uit een doos."])
    make_document("Geheim", ["Drinkwater komt uit de kraan."], visibility="crisisprofessionals")
    _read()
    assert Meaning.objects.exclude(numbers=[]).count() >= 2
    found = _first(client)
    assert [one["titel"] for one in found["resultaten"]] == ["Kraan uit de kast"]
    found = cast.client("cas").get("/zoeken/", {"q": QUESTION}).context["found"]
    assert found.lines[0].title == "Geheim"


def test_a_page_that_is_gone_is_not_shown(cast: Cast, client: Client, meaning: None) -> None:
    document = make_document("Komt uit de kraan", ["Een kraan.", "Drinkwater en water."])
    _read()
    assert _first(client)["resultaten"][0]["pagina"] == 2
    document.passages.filter(number=2).delete()
    assert _first(client)["resultaten"][0]["pagina"] == 1


def test_who_can_help_keeps_its_place_beside_texts(cast: Cast, client: Client, meaning: None) -> None:
    """Meaning is known of texts alone: it puts those in order, and pushes nobody else away."""
    make_capability(cast.aggregaten, name="Kraan die komt uit het depot")
    for number in range(3):
        make_document(f"Verslag {number}", ["Er komt drinkwater uit de kraan, water uit de kraan."])
    before = [one["titel"] for one in _first(client)["resultaten"]]
    _read()
    after = [one["titel"] for one in _first(client)["resultaten"]]
    assert after.index("Kraan die komt uit het depot") <= before.index("Kraan die komt uit het depot")


@pytest.mark.parametrize("asked", [{"q": "kraan"}, {"sorteer": "titel"}], ids=["one word", "in order of title"])
def test_meaning_has_no_say_in(asked: dict[str, str], cast: Cast, client: Client, meaning: None) -> None:
    make_document("Adres van de kraan", ["De kraan komt uit Gent. Brood."])
    make_document("Bladzijden", ["De kraan. Schoon drinkwater komt uit de kraan."])
    before = _first(client, **asked)
    _read()
    assert _first(client, **asked) == before


def test_within_a_document_too(cast: Cast, client: Client, meaning: None) -> None:
    pages = ["De kraan op het dak.", "Brood.", "Schoon drinkwater en water.", "Een kaars."]
    document = make_document("Handboek", pages)
    url = reverse("document_search", args=[document.ref])

    def places() -> list[str]:
        return [line["where"] for line in client.get(url, {"q": "komt uit de kraan"}).context["lines"]]

    assert places() == ["bladzijde 1"]
    _read()
    assert places() == ["bladzijde 3", "bladzijde 1"]


def test_a_list_costs_one_query_more(cast: Cast, client: Client, meaning: None) -> None:
    for number in range(5):
        make_document(f"Verslag {number}", ["Er komt drinkwater uit de kraan."])
    make_organisation("Kraan komt uit")
    with counting() as words_alone:
        _first(client)
    _read()
    model.active()
    with counting() as both:
        _first(client)
    assert len(both) <= len(words_alone)


def test_changes_are_read_by_a_worker(cast: Cast, meaning: None) -> None:
    document = make_document("Over licht", ["Een kaars."])
    findables.changed("document", [document.pk])
    assert services.due() == 1
    jobs.read_meanings(timestamp=0)
    assert services.due() == 0
    assert app.tasks[jobs.NAME].priority < 0
    deliver_due()


def test_the_command_says_that_there_is_no_model() -> None:
    with pytest.raises(CommandError, match="geen taalmodel"):
        call_command("meanings_read")
