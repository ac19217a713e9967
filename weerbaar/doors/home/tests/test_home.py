"""The front door: for each their own next step, what is new, and where they can take part."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from tests.answers import answer
from tests.cast import Cast
from tests.engines import use
from tests.factories import make_document, make_practice
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.shared.publishing import services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-21 12:00", tick=False)


def section(client: Client, name: str) -> str:
    """The short list under this head; '' when it is not there."""
    page = client.get("/").content.decode()
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return found[1] if found else ""


def links(html: str) -> list[str]:
    return re.findall(r'<li>.*?<a href="[^"]+">([^<]+)</a>', html, re.DOTALL)


@pytest.mark.parametrize(
    ("who", "new"),
    [
        ("noor", ["openbaar", "verschenen: onbekend"]),
        ("mats", ["leden", "openbaar", "verschenen: onbekend"]),
        ("hidde", ["leden", "openbaar", "verschenen: onbekend"]),
        ("cas", ["professionals", "leden", "openbaar", "verschenen: onbekend"]),
        ("rosa", ["professionals", "leden", "openbaar", "verschenen: onbekend"]),
    ],
)
def test_new_is_what_one_may_see(cast: Cast, who, new):
    for day, (name, visibility, status) in enumerate(
        [
            ("openbaar", "openbaar", "gepubliceerd"),
            ("leden", "leden", "gepubliceerd"),
            ("professionals", "crisisprofessionals", "gepubliceerd"),
            ("concept", "openbaar", "concept"),
            ("ingetrokken", "openbaar", "ingetrokken"),
        ],
        1,
    ):
        out = date(2026, 11, day)
        make_document(title=name, visibility=visibility, status=status, published_on=out, area=["VR19"])
    make_document(title="morgen", published_on=date(2026, 11, 22))
    make_document(title="nog nooit op de plank")
    shelved = datetime(2026, 10, 31, tzinfo=UTC)
    make_document(title="verschenen: onbekend", published_at=shelved)  # counts from when it stands here
    assert links(section(cast.client(who), "nieuw")) == new


@pytest.mark.parametrize(
    ("who", "running"),
    [("noor", ["loopt"]), ("mats", ["voor leden", "loopt"]), ("cas", ["voor professionals", "voor leden", "loopt"])],
)
def test_under_way_are_initiatives_one_may_see(cast: Cast, who: str, running: list[str]) -> None:
    assert section(cast.client(who), "loopt") == ""
    make_practice("loopt", stage="initiatief")
    make_practice("voor leden", "leden", stage="initiatief")
    make_practice("voor professionals", "crisisprofessionals", stage="initiatief")
    make_practice("nog een concept", status="concept", stage="initiatief")
    make_practice("is klaar")
    assert sorted(links(section(cast.client(who), "loopt"))) == sorted(running)


def test_new_is_a_short_list(cast: Cast, client):
    assert section(client, "nieuw") == ""
    for day in range(1, 10):
        make_document(title=f"Stuk {day}", published_on=date(2026, 11, day))
    assert links(section(client, "nieuw")) == ["Stuk 9", "Stuk 8", "Stuk 7", "Stuk 6"]


@pytest.mark.parametrize(
    ("who", "first"),
    [
        ("noor", "Zet uw organisatie in het register"),
        ("mats", "Zet uw organisatie in het register"),
        ("rick", "Zet uw organisatie in het register"),
        ("eefje", "Houd Aggregaten Walcheren actueel"),
        ("olaf", "Houd Veldkeuken Twente actueel"),
    ],
)
def test_each_can_take_part(cast: Cast, who, first):
    client = cast.client(who)
    shown = section(client, "doe-mee")
    assert links(shown)[0] == first
    assert len(links(shown)) <= 3
    for address in re.findall(r'<a href="([^"]+)">', shown):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("who", "hears"),
    [
        ("noor", False),
        ("mats", False),
        ("gwen", True),
        ("rick", True),
        ("tessa", True),
        ("rosa", True),
        ("eefje", True),
    ],
)
def test_who_looks_after_something_hears_first_what_waits(cast: Cast, who, hears):
    page = cast.client(who).get("/").content.decode()
    assert ("home__step" in page) == hears
    if hears:
        assert page.index("home__step") < page.index("<h1>")


@pytest.fixture
def remembering(settings: Any) -> None:
    settings.REMEMBERED_SECONDS = 60


def test_a_visitor_asks_the_database_nothing_also_with_news(cast: Cast, remembering, client, monkeypatch):
    make_document(title="Nieuws", published_on=date(2026, 11, 3))
    use(monkeypatch)
    client.get("/")
    assert links(section(client, "nieuw")) == ["Nieuws"]
    assert answer(client, "get", "/").queries == 0


@pytest.mark.parametrize("who", ["noor", "mats", "rosa"])
def test_what_is_withdrawn_is_gone_at_once(cast: Cast, remembering, who):
    document = make_document(title="Nieuws", published_on=date(2026, 11, 3))
    client = cast.client(who)
    assert links(section(client, "nieuw")) == ["Nieuws"]
    services.withdraw(SHELF, cast["rosa"], document)
    assert links(section(client, "nieuw")) == []


@pytest.mark.parametrize(("address", "number"), [("/", 1), ("/over/", 1), ("/zoeken/", 1)])
def test_there_is_one_question_box_to_begin_with(cast: Cast, address: str, number: int) -> None:
    assert cast.client("noor").get(address).content.decode().count('role="search"') == number


def test_the_front_page_leads_to_the_search_in_everything(cast: Cast) -> None:
    assert '<a href="/zoeken/">Zoek in alles' in cast.client("noor").get("/").content.decode()
