"""The demo holds what it promises, as a visitor without account finds it: enough of every kind, and the cases that the
sources tell, each with where it comes from."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from weerbaar.features.content.articles.models import Question
from weerbaar.features.content.media.models import Episode, Series
from weerbaar.features.content.terms.models import Notion
from weerbaar.foundation.search import live
from weerbaar.shared.finding.corpus import CORPUS

ENOUGH = {"praktijk": 40, "artikel": 30, "vraag": 20, "dataset": 3, "podcast": 1, "aflevering": 2, "vraagstuk": 4}
CASES = {
    "Utrecht wijkhubs stroom": "Utrecht maakt van plekken in de wijk een steunpunt met eigen stroom",
    "Burgerveen afspraken dorpshuis": "Burgerveen weet wie de sleutel van het dorpshuis heeft",
    "vredesoverleg Alkmaar": "Alkmaar praat met sleutelfiguren voordat er ruzie is",
    "Risk Factory": "Spelend leren wat gevaar is: de Risk Factories",
    "aardbeving oefenen Zuidwolde": "Oefenen met een heel dorp: de aardbeving in Zuidwolde",
    "gepensioneerde huisartsen vluchtelingen": "Gepensioneerde huisartsen hielpen Oekraïense vluchtelingen",
}
# Whose definitions the two reports give; each stands with one of the meanings of the word.
DEFINED = {
    "Weerbaarheid": ["NCTV", "NIPV", "VNG", "medewerkers van gemeenten"],
    "Veerkracht": ["TNO", "WRR", "NIPV", "VNG", "medewerkers van gemeenten", "ecologen", "sociale wetenschappers"],
    "Zelfredzaamheid": ["WODC", "NIPV", "medewerkers van gemeenten"],
    "Samenredzaamheid": ["VNG", "medewerkers van gemeenten"],
}
GOALS = (
    "48, 72 of geen getal",
    "zonder hen bang te maken",
    "ieders eigen zaak",
    "al moeite hebben",
)  # of the dilemmas about goals


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """What the command loads, once, in a transaction that is undone; one index for all who ask."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(IS_DEMO=True):
        call_command("demo_content", stdout=io.StringIO())
        yield live.in_memory(CORPUS, list(CORPUS.documents(None)))
        transaction.set_rollback(True)


@pytest.fixture
def visitor(loaded: Any, db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    usual = live.engine
    monkeypatch.setattr(live, "engine", lambda corpus: loaded if corpus.name == CORPUS.name else usual(corpus))
    return Client()


def asked(visitor: Client, **choices: str) -> dict[str, Any]:
    answer = visitor.get("/api/v1/zoek", choices)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def read(visitor: Client, address: str) -> str:
    answer = visitor.get(address.partition("localhost:8000")[2] or address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


@pytest.mark.parametrize("kind", ENOUGH)
def test_there_is_enough_of_every_kind(visitor: Client, kind: str) -> None:
    assert asked(visitor, soort=kind)["totaal"] >= ENOUGH[kind]


@pytest.mark.parametrize("words", CASES)
def test_a_case_that_the_sources_tell_comes_first_and_names_its_source(visitor: Client, words: str) -> None:
    first = asked(visitor, q=words, soort="praktijk")["resultaten"][0]
    assert first["titel"] == CASES[words]
    source = read(visitor, first["adres"]).partition("<dt>Bron</dt><dd>")[2].partition("</dd>")[0]
    assert "Werken aan weerbaarheid en veerkracht" in source or "Handreiking weerbaarheid en veerkracht" in source


def test_what_happens_after_a_disaster_is_gathered(visitor: Client) -> None:
    page = read(visitor, "/over/na-de-ramp/")
    assert page.count("/praktijken/") >= 3
    assert asked(visitor, soort="praktijk", fase="nafase")["totaal"] >= 5


def test_answers_tell_the_day_of_the_norm_that_they_state(visitor: Client) -> None:
    norms = {(one.norm, one.norm_on.year if one.norm_on else None) for one in Question.objects.exclude(norm="")}
    assert norms == {("48 uur", 2024), ("72 uur", 2025)}
    for question in Question.objects.exclude(norm=""):
        assert f"<strong>{question.norm}</strong>, zoals het gold op <time" in read(
            visitor, question.get_absolute_url()
        )


@pytest.mark.parametrize("title", DEFINED)
def test_every_definition_of_the_two_reports_stands_with_its_source(visitor: Client, title: str) -> None:
    page = read(visitor, Notion.objects.get(title=title).get_absolute_url())
    cells = [cell.partition("</li>")[0] for cell in page.split('<li class="meaning"')[1:]]
    assert [cell for cell in cells if "Bron: " not in cell or 'class="meaning__who"' not in cell] == []
    users = [cell.partition('class="meaning__who">')[2].partition("<")[0] for cell in cells]
    assert [who for who in DEFINED[title] if not any(who in user for user in users)] == []


def test_four_questions_without_an_easy_answer_are_about_goals(visitor: Client) -> None:
    titles = [one["titel"] for one in asked(visitor, soort="vraagstuk", paginaGrootte="50")["resultaten"]]
    assert [goal for goal in GOALS if not any(goal in title for title in titles)] == []


def test_one_series_has_two_episodes_that_can_be_heard(visitor: Client) -> None:
    series = Series.objects.get()
    feed = read(visitor, f"{series.get_absolute_url()}feed.xml")
    assert feed.count("<enclosure ") == 2
    for episode in Episode.objects.filter(series=series):
        answer = visitor.get(f"{episode.get_absolute_url()}opname.mp3", headers={"Range": "bytes=0-99"})
        assert (answer.status_code, answer["Content-Type"], answer["Content-Length"]) == (206, "audio/mpeg", "100")
        assert episode.captions
