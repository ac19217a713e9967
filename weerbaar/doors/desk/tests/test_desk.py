"""The desk: each role finds its own page, and what needs attention stands there in order of urgency."""

import csv
import io
from datetime import date
from typing import Any
from urllib.parse import quote_plus

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import ENSCHEDE, MIDDELBURG, VEERE, Cast
from tests.factories import make_organisation
from weerbaar.foundation.organisations.services import verify_organisation
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Scope

OF_GWEN, OF_RICK = f"/mijn/gemeente/{MIDDELBURG}/", "/mijn/regio/VR19/"


def text(cast: Cast, who: str, address: str) -> str:
    response = cast.client(who).get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("eefje", "/mijn/organisatie/{ref}/"),
        ("gwen", OF_GWEN),
        ("rick", OF_RICK),
        ("tessa", "/mijn/behoefte/bevolkingszorg/"),
        ("rosa", "/mijn/redactie/alles/"),
    ],
)
def test_who_looks_after_one_thing_is_there_at_once(cast: Cast, who: str, address: str) -> None:
    assert cast.client(who).get("/mijn/").headers["Location"] == address.format(ref=cast.aggregaten.ref)


@pytest.mark.parametrize(
    ("name", "fields", "gwen", "rick"),
    [
        ("Lokaal", {"municipality": MIDDELBURG, "level": "lokaal"}, True, False),
        ("Regionaal", {"municipality": MIDDELBURG, "level": "regionaal"}, True, True),
        ("Elders", {"municipality": VEERE, "level": "regionaal"}, False, True),
        ("Ver", {"municipality": ENSCHEDE, "area": [ENSCHEDE], "level": "regionaal"}, False, False),
        ("Landelijk", {"area": ["NL"], "level": "landelijk"}, False, False),
        ("Erkend", {"municipality": MIDDELBURG, "level": "regionaal", "verification": "bevestigd"}, False, False),
        ("Gestopt", {"municipality": MIDDELBURG, "level": "regionaal", "ended_on": date(2020, 1, 1)}, False, False),
        ("Dicht", {"municipality": MIDDELBURG, "level": "regionaal", "visibility": "eigen-organisatie"}, False, False),
    ],
)
def test_unverified_organisations(cast: Cast, name: str, fields: dict, gwen: bool, rick: bool) -> None:
    """Each coordinator finds what they may recognise themselves, and nothing hidden."""
    make_organisation(name, **fields)
    pages = [text(cast, who, address) for who, address in (("gwen", OF_GWEN), ("rick", OF_RICK))]
    sections = [page.partition('id="niet-erkend"')[2].partition("</section>")[0] for page in pages]
    found = [f">{name}<" in section for section in sections]
    assert found == [gwen, rick]


@pytest.fixture
def matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """No matters but those of the test."""
    monkeypatch.setattr(attention, "_matters", {})


def numbered(how_many: int) -> list[Item]:
    return [Item(f"Zaak {number}", f"/zaak/{number}/", date(2026, 1, 1), "Omdat") for number in range(1, how_many + 1)]


def add(name: str, position: int, how_many: int, **more) -> None:
    attention.add(Matter(name, f"Titel {name}", "area", position, lambda user, scope: numbered(how_many), **more))


def test_the_most_urgent_comes_first(cast: Cast, matters: None) -> None:
    add("later", 60, 3)
    add("leeg", 10, 0, empty="Leeg is klaar.")
    add("nu", 20, 7, action="Begin met de eerste")
    page = text(cast, "gwen", OF_GWEN)
    assert (
        page.index("Uw volgende stap")
        < page.index("Begin met de eerste")
        < page.index('id="nu"')
        < page.index('id="later"')
    )
    assert 'href="/zaak/1/"' in page
    assert "Leeg is klaar." in page
    assert "Zaak 5" in page
    assert "Zaak 6" not in page
    assert f"{OF_GWEN}aandacht/nu/" in page


def test_a_matter_with_a_page_of_its_own_leads_there(cast: Cast, matters: None) -> None:
    add("nu", 20, 2, url=lambda scope: f"/alles/{scope.key}/")
    assert text(cast, "gwen", OF_GWEN).count(f"/alles/{MIDDELBURG}/") == 2


def test_nothing_to_do(cast: Cast, matters: None) -> None:
    assert "Alles is bij" in text(cast, "gwen", OF_GWEN)


@pytest.mark.parametrize(
    ("page", "first", "last"), [("", "Zaak 1<", "Zaak 25<"), ("?pagina=2", "Zaak 26<", "Zaak 30<")]
)
def test_one_matter_by_pages(cast: Cast, matters: None, page: str, first: str, last: str) -> None:
    add("nu", 20, 30)
    shown = text(cast, "gwen", f"{OF_GWEN}aandacht/nu/{page}")
    assert first in shown
    assert last in shown


def test_of_a_need_only_what_says_so(cast: Cast, matters: None) -> None:
    add("streek", 20, 1)
    add("overal", 30, 2, kinds=("municipality", "need"))
    page = text(cast, "tessa", "/mijn/behoefte/bevolkingszorg/")
    assert "Titel overal" in page
    assert "Titel streek" not in page


def test_hundred_cost_no_more_queries_than_six(cast: Cast) -> None:
    counts = []
    for number in (6, 100):
        for one in range(number):
            make_organisation(f"Club {number} {one}", municipality=MIDDELBURG)
        client = cast.client("gwen")
        client.get(OF_GWEN)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(OF_GWEN)
        counts.append(len(asked))
    scope = Scope("municipality", MIDDELBURG, "")
    assert counts[0] == counts[1] <= 4 + 2 * len(attention.matters(scope))


# --- the table to take along ------------------------------------------------------------------------


def table_of(cast: Cast, kind: str) -> list[list[str]]:
    response = cast.client("gwen").get(f"{OF_GWEN}download/{kind}/")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="aandacht-gemeente-middelburg-')
    if kind == "csv":
        return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.active is not None
    assert {cell.data_type for row in book.active for cell in row} <= {"s", "d", "n"}, "no formulas"
    return [[str(value or "") for value in row] for row in book.active.values]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everything_as_a_table_with_harmless_cells(cast: Cast, matters: None, kind: str) -> None:
    add("nu", 20, 30)
    attention.add(
        Matter("eng", "Titel eng", "area", 10, lambda user, scope: [Item('=HYPERLINK("x")', "/x/", None, "+1")])
    )
    rows = table_of(cast, kind)
    assert rows[0] == ["onderwerp", "wat", "waarom", "datum", "adres"]
    assert len(rows) == 1 + 1 + 30
    assert rows[1][:3] == ["Titel eng", '\'=HYPERLINK("x")', "'+1"]
    assert rows[2][1] == "Zaak 1"
    assert rows[2][4].endswith("/zaak/1/")


# --- the home page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "sees"), [("noor", False), ("mats", False), ("gwen", True), ("eefje", False)])
def test_the_home_page_says_in_one_line_what_is_first(cast: Cast, matters: None, who: str, sees: bool) -> None:
    add("later", 60, 3)
    add("nu", 20, 7)
    page = text(cast, who, "/")
    assert (f'Gemeente Middelburg: <a href="{OF_GWEN}">Titel nu (7)</a>' in page) == sees
    assert "Titel later" not in page


# --- acts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "address", "label"),
    [
        ("eefje", "/mijn/organisatie/{ref}/", "Voeg iets toe"),
        ("eefje", "/mijn/organisatie/{ref}/", "Bekijk uw bladzijde"),
        ("gwen", OF_GWEN, "Voeg een organisatie toe"),
    ],
)
def test_what_can_be_done_from_here(cast: Cast, who: str, address: str, label: str) -> None:
    assert label in text(cast, who, address.format(ref=cast.aggregaten.ref))


# --- before the second step ---------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/mijn/", OF_GWEN])
def test_who_has_yet_to_pass_the_second_step_is_led_there(cast: Cast, address: str) -> None:
    answer = cast.client("gwen zonder").get(address)
    assert answer.status_code == 302
    assert "tweede-stap" in answer.headers["Location"]
    assert quote_plus(address) in answer.headers["Location"]


# --- remembering ----------------------------------------------------------------------------------------


def test_it_is_remembered_until_something_changes(cast: Cast, settings: Any) -> None:
    """Only a change tells: a row put down behind the back of the spine is not seen, one by a service is at once."""
    settings.REMEMBERED_SECONDS = 60
    cache.clear()
    client = cast.client("gwen")
    before = client.get(OF_GWEN).content.decode()
    make_organisation("Achterom", municipality=MIDDELBURG)
    with CaptureQueriesContext(connection) as asked:
        again = client.get(OF_GWEN).content.decode()
    assert "Achterom" not in again
    assert again.count("line__name") == before.count("line__name")
    assert len(asked) <= 6
    verify_organisation(cast["gwen"], cast.aggregaten)
    after = client.get(OF_GWEN).content.decode()
    assert "Achterom" in after
    assert ">Aggregaten Walcheren<" not in after.partition('id="niet-erkend"')[2].partition("</section>")[0]


def test_no_more_is_counted_than_anybody_works_through(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attention, "COUNTED", 6)
    for number in range(9):
        make_organisation(f"Club {number}", municipality=MIDDELBURG)
    page = text(cast, "gwen", OF_GWEN)
    assert "meer dan 6" in page
