"""The pages of needs and regions, and the counts on the front door: what each reads there, and where it leads."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from tests.answers import answer
from tests.cast import MIDDELBURG, TWENTE, ZEELAND
from tests.engines import use
from tests.factories import make_agreement, make_capability, make_organisation
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.corpus import CORPUS
from weerbaar.foundation.activity.batches import IMPORTED, record_batch
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.search import live
from weerbaar.foundation.taxonomy import about

TODAY = date(2026, 11, 21)
SURE: dict[str, Any] = {"confirmed_on": TODAY, "confirmed_until": TODAY + timedelta(days=90)}
LATE: dict[str, Any] = {"confirmed_on": date(2025, 1, 1), "confirmed_until": date(2025, 7, 1)}
POWER, CARE = "/behoeften/continuiteit/", "/behoeften/bevolkingszorg/"
HERE, THERE = f"/regios/{ZEELAND}/", f"/regios/{TWENTE}/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def indexed(monkeypatch):
    """Have the site ask one index of the rows as they are now, as a web process does."""

    def build() -> None:
        engine = live.in_memory(CORPUS, list(CORPUS.documents(None)))
        use(monkeypatch, engine)

    return build


@pytest.fixture
def register(cast, indexed) -> Any:
    """Power: two confirmed in Zeeland, one overdue for the whole country. Care: one in Twente, and one in Zeeland that
    crisis professionals alone see."""
    country = make_organisation("Landelijke Stroom", area=["NL"], level="landelijk")
    second = make_organisation("Tweede Stroom", area=[ZEELAND])
    make_capability(cast.aggregaten, "Aggregaten", area=[MIDDELBURG], **SURE)
    make_capability(cast.aggregaten, "Accu's", area=[ZEELAND], **SURE)
    make_capability(second, "Zonnepanelen", area=[ZEELAND], **SURE)
    make_capability(country, "Noodstroom", area=["NL"], **LATE)
    make_capability(cast.veldkeuken, "Bedden", sub_needs=["bed"], area=[TWENTE], **SURE)
    make_capability(second, "Douches", "crisisprofessionals", sub_needs=["bad"], area=[ZEELAND], **SURE)
    indexed()
    return cast


def body(cast: Any, who: str, path: str) -> str:
    response = cast.client(who).get(path)
    assert response.status_code == 200
    return response.content.decode()


def tally(page: str) -> dict[str, tuple[str, str]]:
    """What is counted -> (how many, the address behind it)."""
    found = re.search(r'<ul class="tally">.*?</ul>', page, re.S)
    rows = re.findall(r'href="([^"]*)"><strong>(.*?)</strong><span>(.*?)</span>', found[0] if found else "", re.S)
    return {" ".join(what.split()): (count, unescape(url)) for url, count, what in rows}


def total(page: str) -> str:
    """How many organisations the list says that there are."""
    return re.search(r"van ([\d.]+) organisaties?, voor zover", page)[1]  # type: ignore[index]


KNOWN, CONFIRMED, OWN = "organisaties bekend", "daarvan nu bevestigd", "alleen voor deze regio"


@pytest.mark.parametrize(
    ("who", "path", "expected"),
    [
        ("noor", POWER, {KNOWN: "3", CONFIRMED: "2"}),
        ("noor", CARE, {"organisatie bekend": "1", CONFIRMED: "1"}),
        ("cas", CARE, {KNOWN: "2", CONFIRMED: "2"}),
        ("hidde", CARE, {"organisatie bekend": "1", CONFIRMED: "1"}),
        ("noor", HERE, {KNOWN: "3", CONFIRMED: "2", OWN: "2"}),
        ("noor", THERE, {KNOWN: "2", CONFIRMED: "1", OWN: "1"}),
        ("noor", "/behoeften/welzijn/", {}),
    ],
)
def test_counts_are_those_of_the_list_behind_them(register, who, path, expected):
    counted = tally(body(register, who, path))
    assert {what: count for what, (count, _) in counted.items()} == expected
    for count, url in counted.values():
        assert total(body(register, who, url)) == count


def test_what_nobody_confirmed_is_said_to_be_so(cast, indexed):
    make_capability(cast.aggregaten, area=[ZEELAND], **LATE)
    indexed()
    page = body(cast, "noor", HERE)
    assert tally(page).keys() == {"organisatie bekend", OWN}
    assert "Nog niets hiervan is nu bevestigd" in page


@pytest.mark.parametrize(
    ("who", "expected"),
    [("noor", {"Bevolkingszorg": "1", "Continuïteit van de maatschappij": "3"}),
     ("rick", {"Bevolkingszorg": "2", "Continuïteit van de maatschappij": "3"})],
)  # fmt: skip
def test_the_front_door_counts_per_need_what_the_reader_sees_and_is_silent_of_nothing(register, who, expected):
    doors = re.findall(r'<li class="door.*?</li>', body(register, who, "/"), re.S)
    told = {
        re.search(r'door__name">(.*?)<', one)[1]: re.search(r"<strong>(\d+)</strong>", one)  # type: ignore[index]
        for one in doors
    }
    assert len(told) == 5
    assert {name: count[1] for name, count in told.items() if count} == expected


def test_a_visitor_at_the_front_door_asks_the_database_nothing(register):
    register.client("noor").get("/")
    assert answer(register.client("noor"), "get", "/").queries == 0


@pytest.mark.parametrize(
    ("who", "path", "hears"),
    [
        ("noor", HERE, False), ("eefje", HERE, False), ("rick", HERE, True), ("gwen", HERE, True), ("cas", HERE, True),
        ("hidde", HERE, False), ("rick", THERE, False), ("rick", CARE, False), ("tessa", CARE, True),
        ("tessa", POWER, False), ("ada", POWER, True),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_only_to_who_may_hear_it(register, who, path, hears):
    page = body(register, who, path)
    assert ("cell--nobody" in page) == hears
    assert ("Bekijk wat er ontbreekt" in page) == hears


@pytest.mark.parametrize(
    ("who", "path", "acts"),
    [
        ("noor", HERE, []),
        ("eefje", POWER, ["Voeg toe wat u kunt"]),
        ("rick", HERE, ["/mijn/regio/VR19/"]),
        ("rick", THERE, []),
        ("gwen", HERE, ["/mijn/gemeente/GM0687/"]),
        ("tessa", CARE, ["/mijn/behoefte/bevolkingszorg/"]),
        ("tessa", POWER, []),
        ("rick zonder", HERE, []),
    ],
)
def test_the_first_step_fits_who_reads(register, who, path, acts):
    step = re.search(r'<section class="panel panel--step.*?</section>', body(register, who, path), re.S)[0]  # type: ignore[index]
    assert "Zoek wie kan helpen" in step
    assert all(act in step for act in acts)
    assert step.count("nl-button--secondary") == len(acts)


def test_pages_lead_to_each_other_and_to_what_was_counted(register):
    need, region = body(register, "noor", POWER), body(register, "noor", HERE)
    assert "behoefte=continuiteit&amp;regio=VR19&amp;" in need
    assert 'href="/regios/VR19/"' in need, "its name in the table"
    assert f'href="{POWER}"' in region, "the heading of its row"
    assert "regio=VR19&amp;gemeente=GM0687" in region
    assert all(f'href="/regios/{code}/"' in region for code in ("VR17", "VR20")), "its neighbours"
    assert 'Tweede Stroom</a> <span class="soft small">1 capaciteit<' in region
    for path, link in (("/", POWER), ("/behoeften/", POWER), ("/", HERE), ("/regios/", HERE)):
        assert f'href="{link}"' in body(register, "noor", path)


def test_addresses_are_those_that_everybody_links_to():
    assert reverse("need_list") == about.NEEDS_PAGE
    assert reverse("region_list") == about.REGIONS_PAGE
    assert reverse("need_detail", args=["welzijn"]) == about.need_page("welzijn")
    assert reverse("region_detail", args=[ZEELAND]) == about.region_page(ZEELAND)


@pytest.mark.parametrize(("given", "one"), [("/regios/vr19/", HERE), ("/behoeften/Continuiteit/", POWER)])
def test_an_address_in_other_letters_leads_to_the_one(client, db, given, one):
    response = client.get(given)
    assert (response.status_code, response["Location"]) == (301, one)


@pytest.mark.parametrize("path", ["/", "/behoeften/", POWER, "/regios/", HERE])
@pytest.mark.parametrize("who", ["noor", "rick"])
def test_nothing_in_the_register_is_a_page_too(cast, who, path):
    page = body(cast, who, path)
    assert "<strong>0</strong>" not in page
    if path in (POWER, HERE):
        assert "Nog niets bekend, voor zover u mag zien" in page
        assert ("cell--nobody" in page) == (who == "rick" and path == HERE)


# --- what changed lately --------------------------------------------------------------------------


def changes(page: str) -> list[str]:
    section = page[page.index('id="gewijzigd-kop"') :].split("</section>")[0]
    return [
        " ".join(unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in re.findall(r"<li>.*?</li>", section, re.S)
    ]


@pytest.fixture
def history(register) -> Any:
    """One was changed in the open, one while it was hidden, one is hidden, one is old, one elsewhere."""
    rows = {
        name: make_capability(register.aggregaten, name, visibility, area=[area])
        for name, visibility, area in (
            ("Open", "openbaar", ZEELAND), ("Toen verborgen", "crisisprofessionals", ZEELAND),
            ("Verborgen", "crisisprofessionals", ZEELAND), ("Oud", "openbaar", ZEELAND), ("Elders", "openbaar", TWENTE),
        )
    }  # fmt: skip
    with time_machine.travel("2026-06-01 12:00", tick=False), transaction.atomic():
        record(register["eefje"], "capability.changed", rows["Oud"])
    with transaction.atomic():
        for name in ("Open", "Toen verborgen", "Verborgen", "Elders", "Open"):
            record(register["eefje"], "capability.changed", rows[name], {"notice_hours": [4, 8]})
    Capability.objects.filter(pk=rows["Toen verborgen"].pk).update(visibility="openbaar", audience=["openbaar"])
    deal = make_agreement([register.aggregaten], [rows["Open"]], title="Stroom voor de sporthal")
    with transaction.atomic():
        record(register["eefje"], "agreement.changed", deal)
    return register


@pytest.mark.parametrize(
    ("who", "path", "names"),
    [
        ("noor", POWER, ["Stroom voor de sporthal", "Open", "Elders"]),
        ("noor", HERE, ["Stroom voor de sporthal", "Open"]),
        ("noor", THERE, ["Elders"]),
        ("noor", CARE, []),
        ("cas", HERE, ["Stroom voor de sporthal", "Open", "Verborgen", "Toen verborgen"]),
    ],
)
def test_latest_changes_are_those_that_the_reader_might_see_then_and_may_see_now(history, who, path, names):
    told = changes(body(history, who, path))
    assert [name for one in told for name in names if re.search(rf" {name} (van|:)", one)] == names
    assert len(told) == len(names)
    assert all(("Eefje" in one) == (who != "noor") for one in told)


def test_many_rows_cost_no_more_queries_than_few(register, indexed):
    paths = ("/behoeften/", POWER, "/regios/", HERE)
    few = {path: answer(register.client("rick"), "get", path).queries for path in paths}
    with transaction.atomic():
        for number in range(30):
            owner = make_organisation(f"Stroom {number:02}", area=[ZEELAND])
            record(register["eefje"], "capability.changed", make_capability(owner, area=[ZEELAND], **SURE))
    indexed()
    many = {path: answer(register.client("rick"), "get", path).queries for path in paths}
    assert all(many[path] <= few[path] + (2 if path in (POWER, HERE) else 0) for path in paths)


def test_latest_changes_are_remembered_until_something_happens(history, settings):
    settings.REMEMBERED_SECONDS = 600
    first, again = (answer(history.client("noor"), "get", HERE) for _ in range(2))
    assert again.body == first.body
    assert again.queries < first.queries
    with transaction.atomic():
        record(history["eefje"], "organisation.changed", history.aggregaten)
    assert len(changes(body(history, "noor", HERE))) == 3
    assert len(changes(body(history, "cas", HERE))) == 5, "everybody their own"
    cache.clear()


@pytest.mark.parametrize(
    ("who", "path", "names"),
    [("noor", HERE, ["Nieuw 3", "Nieuw 2"]), ("cas", HERE, ["Nieuw 3", "Nieuw 2", "Nieuw 1"]),
     ("noor", CARE, [])],
)  # fmt: skip
def test_the_newest_of_what_files_brought_is_told_to_who_might_see_it_then(register, who, path, names):
    """The second was hidden when it came, the last of all is hidden now."""
    shown = ("openbaar", "openbaar", "openbaar", "openbaar", "eigen-organisatie")
    rows = [make_capability(register.aggregaten, f"Nieuw {at}", one, area=[ZEELAND]) for at, one in enumerate(shown)]
    crisis = [["crisis:VR19"]]
    parts = {str(row.pk): {"changes": {}, "clauses": crisis if row.name == "Nieuw 1" else []} for row in rows}
    with transaction.atomic():
        record_batch(register["rick"], IMPORTED, "lijst.csv", {"ids": [row.pk for row in rows], "rows": parts})
    told = changes(body(register, who, path))
    assert [name for one in told for name in names if re.search(rf" {name} van", one)] == names
    assert len(told) == len(names)
