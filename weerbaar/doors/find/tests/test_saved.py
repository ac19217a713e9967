"""Saved searches: kept, told of by mail, only with what the reader may see now, and stopped with one click."""

import re
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.factories import make_capability, make_document
from weerbaar.doors.find import services
from weerbaar.doors.find.models import SavedSearch
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.letters.services import post

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
SAVE, LIST = "/zoeken/bewaren/?q=dompelpomp", "/zoeken/bewaard/"


def saved(cast: Cast, who: str = "mats", often: str = "wekelijks", query: str = "?q=dompelpomp") -> SavedSearch:
    answer = cast.client(who).post(f"/zoeken/bewaren/{query}", {"often": often})
    assert answer.status_code == 302, answer.content
    return SavedSearch.objects.get()


def letters() -> list[Letter]:
    return list(Letter.objects.filter(key__startswith="find.new").order_by("pk"))


def test_a_search_is_kept_and_tells_what_is_new(cast: Cast) -> None:
    make_document("Oud", ["Over de dompelpomp."])
    assert "dompelpomp" in cast.client("mats").get(SAVE).content.decode()
    search = saved(cast)
    services.tell_weekly(MONDAY, 0)
    assert letters() == []
    make_document("Nieuw", ["Over de dompelpomp."])
    make_document("Anders", ["Over koeken."])
    make_capability(cast.aggregaten, name="Dompelpomp met slang")
    services.tell_weekly(TUESDAY, 0)
    assert letters() == []
    for _ in range(2):
        services.tell_weekly(MONDAY, 0)
    (letter,) = letters()
    assert letter.to == cast["mats"].email
    assert "Nieuw" in letter.text
    assert "Dompelpomp met slang" in letter.text
    assert not {"Oud", "Anders"} & set(letter.text.split())
    post(letter.pk)
    sent: Any = mail.outbox[-1]
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = sent.extra_headers["List-Unsubscribe"].strip("<>")
    nobody = Client(enforce_csrf_checks=True)
    path = "/" + stop.split("/", 3)[3]
    assert "Stop de brieven" in nobody.get(path).content.decode()
    assert nobody.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    search.refresh_from_db()
    assert search.often == "niet"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?q=dompelpomp", "met wat voor iedereen is en een datum heeft"),
        ("?soort=capaciteit", "Een feed is hier niet voor"),
    ],
)
def test_a_feed_where_there_can_be_one(cast: Cast, client: Client, query: str, told: str) -> None:
    make_document("Nieuw", ["Over de dompelpomp."], published_on=date(2026, 11, 1))
    make_document("Geheim", ["Over de dompelpomp."], "leden", published_on=date(2026, 11, 2))
    pages = [cast.client("mats").get(f"/zoeken/bewaren/{query}").content.decode()]
    assert told in pages[0]
    saved(cast, query=query)
    pages.append(cast.client("mats").get(LIST).content.decode())
    for page in pages:
        feeds = re.findall(r'href="([^"]+/feed/[^"]*)"', page)
        assert len(feeds) == (query == "?q=dompelpomp")
        for feed in feeds:
            assert [one.title for one in feedparser.parse(client.get(feed).content).entries] == ["Nieuw"]


@pytest.mark.parametrize(("often", "at_once", "weekly"), [("meteen", 1, 0), ("wekelijks", 0, 1), ("niet", 0, 0)])
def test_how_often(cast: Cast, often: str, at_once: int, weekly: int) -> None:
    saved(cast, often=often)
    make_document("Nieuw", ["Over de dompelpomp."])
    services.tell_at_once()
    assert len(letters()) == at_once
    services.tell_weekly(MONDAY, 0)
    assert len(letters()) == at_once + weekly


@pytest.mark.parametrize(
    ("who", "visibility", "status", "is_told"),
    [
        ("mats", "openbaar", "gepubliceerd", True),
        ("mats", "leden", "gepubliceerd", True),
        ("mats", "crisisprofessionals", "gepubliceerd", False),
        ("cas", "crisisprofessionals", "gepubliceerd", False),  # asks for a second step, and a letter has none
        ("mats", "openbaar", "concept", False),
        ("rosa", "openbaar", "concept", False),
    ],
)
def test_only_what_may_be_seen_now_is_told(cast: Cast, who: str, visibility: str, status: str, is_told: bool) -> None:
    saved(cast, who, "meteen")
    make_document("Verslag", ["Over de dompelpomp."], visibility, status, area=["VR19"])
    services.tell_at_once()
    assert len(letters()) == is_told


def test_what_has_only_some_of_the_words_does_not_fit(cast: Cast) -> None:
    saved(cast, often="meteen", query="?q=dompelpomp+zeesluis")
    make_document("Half", ["Over de dompelpomp."])
    services.tell_at_once()
    assert letters() == []


def test_one_is_changed_taken_away_and_put_back(cast: Cast) -> None:
    search, mats = saved(cast), cast.client("mats")
    mats.post(f"{LIST}{search.ref}/", {"often": "niet"})
    page = mats.post(f"{LIST}{search.ref}/weg/", follow=True).content.decode()
    assert "is weg uit uw lijst" in page
    assert "U hebt nog geen zoekopdracht bewaard" in page
    page = mats.post(f"{LIST}{search.ref}/terug/", follow=True).content.decode()
    assert "staat weer in uw lijst" in page
    search.refresh_from_db()
    assert (search.often, search.removed_at) == ("niet", None)
    SavedSearch.objects.update(removed_at=timezone.now() - timedelta(days=31))
    services.forget_removed(MONDAY)
    assert not SavedSearch.objects.exists()


def test_the_same_question_is_kept_once_and_an_empty_one_not(cast: Cast) -> None:
    saved(cast)
    assert saved(cast, often="meteen").often == "meteen"
    answer = cast.client("mats").post("/zoeken/bewaren/", {"often": "meteen"}).content.decode()
    assert "Stel eerst een vraag" in answer
    assert "Kies hoe vaak" in cast.client("mats").post(SAVE).content.decode()


@pytest.mark.parametrize("act", ["", "weg/", "terug/"])
def test_it_is_nobody_elses(cast: Cast, act: str) -> None:
    search = saved(cast)
    assert cast.client("rosa").post(f"{LIST}{search.ref}/{act}", {"often": "niet"}).status_code == 404
    assert "dompelpomp" not in cast.client("rosa").get(LIST).content.decode()
    assert cast.client("noor").get(LIST).status_code == 302
    assert Client().get("/zoeken/afmelden/onzin/").status_code == 404
