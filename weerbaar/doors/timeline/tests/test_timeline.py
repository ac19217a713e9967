"""What came out when: who sees what on the line, in the list, on pages of needs and regions and in feeds."""

import re
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from tests.engines import use
from tests.factories import make_document
from weerbaar.doors.timeline import periods
from weerbaar.doors.timeline.periods import EVER, Period

TODAY = date(2026, 11, 21)
SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:
    time_machine.move_to("2026-11-21 12:00", tick=False)


def out(title: str, day: str, **fields: Any) -> Any:
    return make_document(title=title, published_on=date.fromisoformat(day), **fields)


def asked(client: Client, query: str = "", path: str = "/tijdlijn/") -> str:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    """What stands on the line or in the list, in its order."""
    return re.findall(r'href="/bibliotheek/\w+/">([^<]+)</a>', page)


def strip(page: str) -> list[str]:
    """What its bars are called."""
    bars = re.findall(r'<a href="\?[^"]*"><span class="strip__count">.*?</a>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", bar) for bar in bars]


def entries(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(response.content)


# --- who sees what --------------------------------------------------------------------------------

WHO = """
                noor mats eefje rick cas hidde rosa ada
openbaar        ja   ja   ja    ja   ja  ja    ja   ja
leden           -    ja   ja    ja   ja  ja    ja   ja
professionals   -    -    -     ja   ja  -     ja   ja
concept         -    -    -     -    -   -     -    -
ingetrokken     -    -    -     -    -   -     -    -
"""
_, head, *lines = WHO.splitlines()
TABLE = [
    (who, {row.split()[0] for row in lines if row.split()[1:][column] == "ja"})
    for column, who in enumerate(head.split())
]


@pytest.fixture
def shelf(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    described = {"needs": ["welzijn"], "area": ["VR19"]}
    out("openbaar", "2025-05-03", **described)
    out("leden", "2025-05-04", visibility="leden", **described)
    out("professionals", "2025-05-05", visibility="crisisprofessionals", **described)
    out("concept", "2025-05-06", status="concept", **described)
    out("ingetrokken", "2025-05-07", status="ingetrokken", **described)
    use(monkeypatch)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "sees"), TABLE)
def test_each_sees_their_own_timeline(cast: Cast, shelf, who, sees):
    client = cast.client(who)
    for query in (
        "",
        "weergave=lijst",
        "behoefte=welzijn",
        "regio=VR19&periode=2025",
        "periode=2025-05&soort=document",
    ):
        page = asked(client, query)
        assert set(titles(page)) == sees, query
        assert re.search(rf"<h2>{len(sees)} ", page)
    for path in ("/behoeften/welzijn/", "/regios/VR19/"):
        section = re.search(r'<ul class="shorts">(.*?)</ul>', asked(client, path=path), re.DOTALL)
        assert section
        assert set(titles(section[1])) == sees


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["noor", "rick", "rosa"])
@pytest.mark.parametrize(
    "address",
    ["/zoeken/feed/", "/zoeken/feed/?behoefte=welzijn", "/bibliotheek/feed/?regio=VR19", "/zoeken/feed/?q=openbaar"],
)
def test_feeds_are_the_same_for_all(cast: Cast, shelf, who, address):
    assert [one.title for one in entries(cast.client(who), address).entries] == ["openbaar"]


# --- the line, the list, the strip ----------------------------------------------------------------


@pytest.mark.django_db
def test_nothing_is_said_of_an_empty_timeline(cast: Cast, client):
    page = asked(client)
    assert "Hier is nog niets" in page
    assert '<ol class="strip__bars">' not in page
    assert 'class="shorts"' not in asked(client, path="/behoeften/welzijn/")


@pytest.mark.django_db
def test_few_stand_by_month_with_today_before_what_came_out(cast: Cast, client):
    out("Straks", "2026-12-02")
    out("Kort geleden", "2026-11-03")
    out("Eerder", "2025-05-03")
    page = asked(client)
    assert titles(page) == ["Straks", "Kort geleden", "Eerder"]
    assert re.findall(r'timeline__when">([^<]+)<', page) == ["December 2026", "November 2026", "Mei 2025"]
    assert page.index("Straks") < page.index("Vandaag, ") < page.index("Kort geleden")
    assert strip(page) == ["1 in 2025", "2 in 2026, nu"]
    assert "Vandaag, " not in asked(client, "periode=2025")


@pytest.mark.django_db
def test_much_is_taken_together(cast: Cast, client):
    for number in range(45):
        out(f"Stuk {number:02}", str(date(2024, 1, 1) + timedelta(days=number)))
    out("Nu", "2026-03-01")
    page = asked(client)
    assert titles(page) == ["Nu", *(f"Stuk {number}" for number in (44, 43, 42, 41, 40))]
    assert "Nog 40 in 2024" in page
    year = asked(client, "periode=2024")
    assert strip(year) == ["31 in jan 2024", "14 in feb 2024"]
    assert "Nog 27 in januari 2024" in year
    assert len(titles(asked(client, "periode=2024-01"))) == 31
    rows = asked(client, "weergave=lijst")
    assert titles(rows)[:2] == ["Nu", "Stuk 44"]
    assert len(titles(rows)) == 46


@pytest.mark.django_db
def test_more_costs_no_more(cast: Cast, client, monkeypatch, django_assert_max_num_queries):
    for number in range(60):
        out(f"Stuk {number:02}", str(date(2020 + number % 6, 1 + number % 12, 3)))
    use(monkeypatch)
    for query in ("", "periode=2024", "weergave=lijst"):
        with django_assert_max_num_queries(1):
            asked(client, query)
    with django_assert_max_num_queries(2):
        client.get("/zoeken/feed/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["periode=0000", "periode=2025-13", "periode=x", "pagina=-1", "pagina=9999", "soort=niets", "regio=VR99"]
)
def test_what_an_address_cannot_mean_is_left_out(cast: Cast, shelf, client, query):
    assert re.search(r"<h2>1 ", asked(client, query))


@given(st.one_of(st.text(max_size=8), st.from_regex(r"[1-9]\d{3}(-\d\d)?", fullmatch=True)))
def test_a_period_reads_back_as_it_was_written(text):
    period = periods.read(text)
    assert period == EVER or str(period) == text
    assert periods.read(str(period)) == period


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_lies_in_its_month_and_year(day):
    month, year = periods.month_of(day), Period(day.year)
    for period in (month, year):
        first, last = period.span
        assert first <= day <= last
        assert period.holds(day)
    assert month in year.months
    assert month.wider == year
    assert year.wider == EVER


# --- feeds ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_feed_reads_back(cast: Cast, client):
    document = out("Zand & <zakken>", "2026-11-03", summary="Waar <ze> liggen.", needs=["welzijn"], author="GGD")
    out("Ouder", "2025-05-03")
    feed = entries(client, "/zoeken/feed/")
    assert not feed.bozo
    assert feed.feed.title == "Alles nieuw – WeerbaarNL"
    assert {link.rel: link.href for link in feed.feed.links}["self"] == f"{SITE}/zoeken/feed/"
    first = feed.entries[0]
    assert first.id == f"urn:uuid:{document.uuid}"
    assert first.title_detail.value == "Zand & <zakken>"
    assert first.summary == "Waar &lt;ze&gt; liggen."
    assert first.link == f"{SITE}{document.get_absolute_url()}"
    assert first.published == "2026-11-03T00:00:00+01:00"
    assert [one.title for one in feed.entries] == ["Zand & <zakken>", "Ouder"]
    about = entries(client, "/zoeken/feed/?behoefte=welzijn&soort=document&sorteer=titel&utm_source=x")
    assert [one.title for one in about.entries] == ["Zand & <zakken>"]
    assert about.feed.title.startswith("Nieuw: Documenten, Welzijn")


@pytest.mark.django_db
def test_a_feed_that_did_not_change_is_not_sent_again(cast: Cast, client):
    for address in ("/zoeken/feed/", "/nieuws/feed/"):
        first = client.get(address)
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    document = out("Nieuw", "2026-11-03")
    second = client.get("/zoeken/feed/", headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert client.get("/zoeken/feed/", headers={"if-modified-since": second["Last-Modified"]}).status_code == 304
    document.delete()
    assert client.get("/zoeken/feed/", headers={"if-none-match": second["ETag"]}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/tijdlijn/", "/zoeken/feed/"),
        ("/tijdlijn/?behoefte=welzijn&regio=VR19", "/zoeken/feed/?behoefte=welzijn&regio=VR19"),
        ("/bibliotheek/?q=zand", "/bibliotheek/feed/?q=zand"),
        ("/behoeften/welzijn/", "/zoeken/feed/?behoefte=welzijn"),
        ("/regios/VR19/", "/zoeken/feed/?regio=VR19"),
        ("/nieuws/", "/nieuws/feed/"),
        ("/nieuws/?behoefte=welzijn", "/nieuws/feed/?behoefte=welzijn"),
        ("/vragen/?q=water&behoefte=welzijn", "/zoeken/feed/?q=water&soort=vraag&behoefte=welzijn"),
        ("/begrippen/?q=veer", "/zoeken/feed/?q=veer&soort=begrip"),
        ("/vraagstukken/", "/zoeken/feed/?soort=vraagstuk"),
        ("/vraagstukken/?behoefte=welzijn", "/zoeken/feed/?soort=vraagstuk&behoefte=welzijn"),
        ("/pakketten/", "/zoeken/feed/?soort=pakket"),
        ("/media/", "/zoeken/feed/?soort=podcast&soort=aflevering"),
    ],
)
def test_pages_name_their_feed(cast: Cast, client, page, feed):
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">',
                       client.get(page).content.decode())  # fmt: skip
    assert [one.replace("&amp;", "&") for one in found] == [feed]
    assert client.get(feed).status_code == 200
