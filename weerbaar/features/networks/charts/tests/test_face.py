"""The map as readers see it: what is counted, where areas lead, and what is said where nothing is known."""

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from tests.answers import counting
from tests.cast import ENSCHEDE, MIDDELBURG, TWENTE, VEERE, VLISSINGEN, ZEELAND, Cast
from tests.factories import make_capability, make_organisation
from tests.worlds import TODAY, Plan, build, worlds
from weerbaar.features.networks.capabilities.queries import visible_to
from weerbaar.foundation.taxonomy import areas, boundaries, geography
from weerbaar.foundation.taxonomy.boundaries.storing import File, store
from weerbaar.foundation.taxonomy.tests import squares

pytestmark = pytest.mark.django_db
MAP = "/netwerkkaart/?weergave=kaart"
CONFIRMED: dict[str, Any] = {"confirmed_on": TODAY - timedelta(60), "confirmed_until": TODAY + timedelta(90)}


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def register(db: None) -> None:
    """Two in Zeeland, one in Twente, one everywhere; some of it not confirmed in term, paused or hidden."""
    pumps, boats = make_organisation("Pompendienst", area=[ZEELAND]), make_organisation("Botenclub", area=[TWENTE])
    make_capability(pumps, "Pomp", quantity=4, unit="stuks", **CONFIRMED)
    make_capability(pumps, "Slang", area=[MIDDELBURG], quantity=10, unit="meter", **CONFIRMED)
    make_capability(pumps, "Oude pomp")
    make_capability(pumps, "Rustende pomp", status="onderbroken", **CONFIRMED)
    make_capability(pumps, "Geheime pomp", "crisisprofessionals", **CONFIRMED)
    make_capability(boats, "Boot", **CONFIRMED)
    make_capability(make_organisation("Landelijk", area=["NL"]), "Dekens", quantity=100, unit="stuks", **CONFIRMED)


def rows(client: Client, address: str) -> dict[str, Any]:
    """The table of the page, by name."""
    return {row.name: row for row in client.get(address).context["chart_rows"]}


@pytest.fixture
def _borders(db: None) -> None:
    store([File("grenzen.json", squares.geojson(squares.features()))])


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("address", "area", "expected"),
    [
        ("", "Zeeland", ("2", "3", "75%")),
        ("", "Twente", ("2", "2", "100%")),
        ("", "Drenthe", ("1", "1", "100%")),
        ("&q=boot", "Zeeland", ("geen bekend", "geen bekend", "geen bekend")),
        ("&q=boot", "Twente", ("1", "1", "100%")),
        ("&regio=VR19&regio=VR05", "Drenthe", ("1", "1", "100%")),
        ("&regio=VR19", "Middelburg", ("2", "3", "75%")),
        ("&regio=VR19", "Veere", ("2", "2", "67%")),
        ("&q=in+Zeeland", "Veere", ("2", "2", "67%")),
        ("&gemeente=GM0687", "Veere", ("2", "2", "67%")),
    ],
)
def test_what_is_counted(client: Client, address: str, area: str, expected: tuple[str, ...]) -> None:
    row = rows(client, MAP + address)[area]
    assert (row.providers, row.capabilities, row.share) == expected


@pytest.mark.usefixtures("register")
def test_what_is_for_one_municipality_stands_apart(client: Client) -> None:
    found = rows(client, f"{MAP}&regio=VR19")
    assert (found["Middelburg"].here, found["Veere"].here) == ("1", "geen bekend")


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "organisaties per regio: de meeste in Twente en Zeeland (2), de minste in 23 regio’s (1), voor zover"),
        ("&kleur=capaciteiten&q=boot", "overal waar iets bekend is 1 capaciteit, voor zover u mag zien"),
        ("&kleur=bevestigd", "bevestigd is per regio: het hoogst in 24 regio’s (100%), het laagst in Zeeland (75%)"),
        ("&kleur=hoeveelheid", "Hoeveelheden zijn alleen op te tellen in één eenheid"),
        ("&kleur=hoeveelheid&eenheid=stuks", "de meeste in Zeeland (104), de minste in 24 regio’s (100)"),
        ("&kleur=hoeveelheid&q=boot", "van niets bevestigd hoeveel het is"),
        ("&kleur=paars", "&#x27;paars&#x27; is geen keuze bij &#x27;kleur&#x27;"),
        ("&regio=VR19", "Bevestigde organisaties in Zeeland, per gemeente: overal waar iets bekend is 2 organisaties"),
        ("&q=oude+pomp", "geen bekend, voor zover u mag zien"),
        ("&q=nergens+iets", "Niets gevonden"),
    ],
)  # fmt: skip
def test_what_is_said(client: Client, address: str, said: str) -> None:
    assert said in client.get(MAP + address).content.decode()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("address", "area", "leads_to"),
    [
        ("", "Zeeland", "?regio=VR19&weergave=kaart"),
        ("&kleur=bevestigd&q=pomp", "Zeeland", "?q=pomp&regio=VR19&weergave=kaart&kleur=bevestigd"),
        ("&regio=VR19", "Veere", "?regio=VR19&gemeente=GM0717&weergave=kaart"),
        ("&regio=VR19&gemeente=GM0717", "Veere", "?regio=VR19&weergave=kaart"),
        ("&regio=VR19&gemeente=GM0717", "Middelburg", "?regio=VR19&gemeente=GM0687&weergave=kaart"),
        ("&gemeente=GM0717", "Middelburg", "?regio=VR19&gemeente=GM0687&weergave=kaart"),
        ("&q=pomp+in+Zeeland", "Veere", "?q=pomp+in+Zeeland&gemeente=GM0717&weergave=kaart"),
        ("&regio=VR19&regio=VR05", "Drenthe", "?regio=VR03&weergave=kaart"),
    ],
)
def test_where_an_area_leads(client: Client, address: str, area: str, leads_to: str) -> None:
    row = rows(client, MAP + address)[area]
    assert row.url == leads_to
    assert client.get(f"/netwerkkaart/{row.url}").status_code == 200


@pytest.mark.usefixtures("register")
def test_back_to_the_country_lets_go_of_the_place_in_the_question(client: Client) -> None:
    page = client.get(f"{MAP}&q=pomp+in+Zeeland&regio=VR19")
    assert page.context["country_url"] == "?q=pomp&weergave=kaart#kaartbeeld"


@pytest.mark.usefixtures("register")
def test_without_borders_squares_and_a_list_of_municipalities(client: Client) -> None:
    country, zeeland = (client.get(address).content.decode() for address in (MAP, f"{MAP}&regio=VR19"))
    assert country.count('class="chart__area ') == 25
    assert zeeland.count('class="chart__town ') == 13
    assert 'class="chart__borders"' not in country + zeeland
    for name in ("Bonaire", "Sint Eustatius", "Saba"):
        assert f">{name}</a>" in country


@pytest.mark.usefixtures("register", "_borders")
def test_with_borders_regions_then_municipalities_then_dots(client: Client) -> None:
    country, zeeland = (client.get(address).content.decode() for address in (MAP, f"{MAP}&regio=VR19"))
    drawn = re.search(r'<svg class="chart__borders".*?</svg>', country, re.DOTALL)
    assert drawn
    assert drawn.group().count("<path") == 25
    assert "Grenzen van 2026, bron: CBS/Kadaster." in country
    drawn = re.search(r'<svg class="chart__borders".*?</svg>', zeeland, re.DOTALL)
    assert drawn
    assert drawn.group().count("<path") == 13
    assert drawn.group().count("<circle") == 1, "one municipality has something of its own"
    assert 'aria-label="Middelburg: 2 organisaties"' in zeeland
    assert boundaries.shapes().year == 2026


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("who", ["noor", "cas"])
def test_nobody_is_said_to_be_missing(cast: Cast, who: str) -> None:
    page = html.unescape(cast.client(who).get(f"{MAP}&q=boot").content.decode())
    body = page[page.index('id="telling"') : page.index("<footer")]
    assert "Drenthe, DRE: geen bekend" in body
    assert not re.search(r"niemand|ontbreekt|: 0 ", body)


def test_a_crisis_professional_counts_more(cast: Cast, register: None) -> None:
    counts = {who: rows(cast.client(who), MAP)["Zeeland"].capabilities for who in ("noor", "hidde", "cas")}
    assert counts == {"noor": "3", "hidde": "3", "cas": "4"}


@pytest.mark.usefixtures("_borders")
def test_more_rows_cost_no_more_queries(client: Client, register: None) -> None:
    client.get(MAP)
    spent = []
    for many in (0, 30):
        for number in range(many):
            owner = make_organisation(f"Club {number}", area=[ENSCHEDE, VEERE, VLISSINGEN])
            make_capability(owner, f"Kar {number}", **CONFIRMED)
        with counting() as queries:
            client.get(MAP)
            client.get(f"{MAP}&regio=VR19")
        spent.append([sql for sql in queries if "from capabilities_capability c join" not in sql])
    assert len(spent[0]) == len(spent[1])


# --- as many as there are -------------------------------------------------------------------------

SOME = ("noor", "eefje", "gwen", "rick", "tessa", "hidde", "ada")
few = settings(
    max_examples=2,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@few
@given(plan=worlds)
def test_counts_equal_a_count_by_hand(cast: Cast, plan: Plan) -> None:
    from django.db import transaction

    with transaction.atomic():
        build(plan, cast)
        for who in SOME:
            client = cast.client(who)
            for address, region in ((MAP, ""), (f"{MAP}&regio=VR19", ZEELAND)):
                page = client.get(address)
                shown = page.context.get("chart_rows") or []
                told = {row.name: (row.providers, row.capabilities, row.share) for row in shown}
                assert told == ({} if not shown else by_hand(cast[who], region)), (who, address)
        transaction.set_rollback(True)


def by_hand(user: Any, region: str) -> dict[str, tuple[str, str, str]]:
    """Organisations, capabilities and share per area, counted over what `visible_to` gives, area by area."""
    table = geography.table()
    codes = table.municipalities_of_region[region] if region else tuple(table.regions)
    active = [one for one in visible_to(user).select_related("organisation") if one.status == "actief"]
    found = {}
    for code in codes:
        there = [one for one in active if areas.municipalities([code]) & areas.municipalities(one.area)]
        sure = [one for one in there if one.confirmed_until and one.confirmed_until >= date(2026, 11, 21)]
        numbers = len({one.organisation_id for one in sure}), len(sure)
        share = f"{round(100 * len(sure) / len(there))}%" if there else "geen bekend"
        found[table.name(code)] = (_told(numbers[0]), _told(numbers[1]), share)
    return found


def _told(number: int) -> str:
    return str(number or "geen bekend")
