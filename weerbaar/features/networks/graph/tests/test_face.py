"""The network as a face of the map: page, table and data, for each person."""

import json
from typing import Any

import pytest
from django.core.cache import cache

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_agreement, make_capability, make_organisation, make_relation
from weerbaar.features.networks.graph.services import place_organisations
from weerbaar.foundation.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db
COUNTED = {"all": 20, "region": 35, "focus": 31}
PAGE, DATA = "/netwerkkaart/?weergave=netwerk", "/netwerkkaart/netwerk.json?weergave=netwerk"


@pytest.fixture
def bridge(cast: Cast) -> dict[str, Organisation]:
    """Two groups that hang together by 'De Brug' alone, somebody who is alone, and a secret friend."""
    cache.clear()
    names = ["De Brug", "Bakker Jan", "Bakker Piet", "Smid Kees", "Smid Wim", "Kluizenaar"]
    made = {name: make_organisation(name) for name in names}
    made["Geheim"] = make_organisation("Geheim genootschap", "crisisprofessionals")
    for one, other in (("De Brug", "Bakker Jan"), ("Bakker Jan", "Bakker Piet"), ("De Brug", "Smid Kees")):
        make_relation(made[one], made[other], "levert-aan")
    make_agreement([made["Smid Kees"], made["Smid Wim"]], title="Smeden helpen elkaar")
    Membership.objects.create(partnership=made["Geheim"], member=made["Kluizenaar"])
    for party in made.values():
        make_capability(party, f"Pomp van {party.name}")
    place_organisations()
    return made


def page(cast: Cast, who: str, extra: str = "") -> str:
    return cast.client(who).get(PAGE + extra).content.decode()


def data(cast: Cast, who: str, extra: str = "") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(cast.client(who).get(DATA + extra).content)
    return told


@pytest.mark.parametrize(
    ("who", "extra", "told", "not_told"),
    [
        (
            "noor",
            "",
            ["8 organisaties, 4 verbindingen in 1 groep"],
            ["grootste brug", "staat alleen", "staan alleen", "Geheim"],
        ),
        (
            "mats",
            "&regio=VR19",
            ["verbindingen"],
            ["grootste brug", "staat alleen", "staan alleen", "Geheim", "onmisbare"],
        ),
        ("rick", "&regio=VR19", ["de grootste brug is De Brug", "onmisbare brug", "Geheim genootschap"], []),
        ("cas", "&regio=VR19", ["de grootste brug is De Brug"], ["Kluizenaar staat"]),
        ("gwen", "&regio=VR19", ["de grootste brug is De Brug"], []),
        ("gwen zonder", "&regio=VR19", ["verbindingen"], ["grootste brug", "staat alleen", "staan alleen", "Geheim"]),
        ("hidde", "&regio=VR19", ["verbindingen"], ["grootste brug", "onmisbare", "Geheim"]),
        ("rick", "", ["verbindingen"], ["grootste brug", "onmisbare"]),
        ("rick", "&maat=brug", ["U ziet wat er ontbreekt alleen voor uw eigen regio.", "het aantal verbindingen"], []),
        ("noor", "&maat=brug", ["Wie een brug is tussen anderen, ziet niet iedereen."], ["grootste brug"]),
        ("ada", "", ["de grootste brug is De Brug", "staan alleen"], ["Geheim"]),
        ("noor", "&rond=bestaat9", ["is er niet, of u mag haar niet zien", "Bakker Piet"], []),
        ("noor", "&rond=<script>", ["is geen keuze bij", "Bakker Piet"], ["<script>is"]),
        ("noor", "&verband=afspraak", ["8 organisaties, 1 verbinding in 1 groep"], []),
        ("noor", "&q=Bakker", ["2 organisaties en 1 daaromheen", "buiten uw selectie"], []),
        ("noor", "&q=Bakker&buren=nee", ["2 organisaties, 1 verbinding"], ["daaromheen"]),
        ("noor", "&regio=VR01", ["Niets gevonden"], ["net__picture"]),
    ],
)
def test_what_each_person_is_told(
    cast: Cast, bridge: dict[str, Organisation], who: str, extra: str, told: list[str], not_told: list[str]
) -> None:
    body = page(cast, who, extra)
    for words in told:
        assert words in body, words
    for words in not_told:
        assert words not in body, words


def test_weakness_is_told_of_the_regions_concerned_alone(cast: Cast, bridge: dict[str, Organisation]) -> None:
    """Who is tied to the region but works elsewhere may be seen, and is not called a bridge."""
    elsewhere = make_organisation("Twentse Brug", area=["VR05"])
    make_relation(bridge["De Brug"], elsewhere)
    make_relation(elsewhere, make_organisation("Tukker", area=["VR05"]))
    focus = f"&rond={bridge['De Brug'].ref}&stappen=2"
    told = {row[1]: row[8] for row in data(cast, "rick", focus)["organisaties"]}
    assert (told["De Brug"], told["Twentse Brug"]) == (1, 0)
    assert {row[1]: row[8] for row in data(cast, "ada", focus)["organisaties"]}["Twentse Brug"] == 1


def test_focus_and_its_links(cast: Cast, bridge: dict[str, Organisation]) -> None:
    body = page(cast, "noor", f"&rond={bridge['De Brug'].ref}")
    assert "Rond De Brug: 3 organisaties, 2 verbindingen" in body
    assert "Een stap verder kijken" in body
    assert "Bakker Piet" not in body
    assert "levert aan" in body
    further = page(cast, "noor", f"&rond={bridge['De Brug'].ref}&stappen=2")
    assert "Rond De Brug: 5 organisaties, 4 verbindingen" in further
    assert "Smeden helpen elkaar" in further


@pytest.mark.parametrize("who", ["noor", "rick"])
def test_the_data_are_the_page(cast: Cast, bridge: dict[str, Organisation], who: str) -> None:
    """The script gets the organisations of the table and no key that leads elsewhere."""
    told = data(cast, who, "&regio=VR19")
    names = {row[1] for row in told["organisaties"]}
    assert ("Geheim genootschap" in names) == (who == "rick")
    body = page(cast, who, "&regio=VR19")
    assert all(name in body for name in names)
    label = [row[1] for row in told["organisaties"]]
    ties = {(*sorted((label[one], label[other])), told["soorten"][kind][0]) for one, other, kind in told["verbanden"]}
    assert ("Smid Kees", "Smid Wim", "heeft een afspraak met") in ties
    assert ("Geheim genootschap", "Kluizenaar", "is lid van") in ties or who == "noor"
    assert any(row[8] for row in told["organisaties"]) == (who == "rick"), "bridges only for who may hear"


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(cast: Cast, bridge: dict[str, Organisation], many: int) -> None:
    for number in range(many):
        other = make_organisation(f"Nog een {number}")
        make_relation(other, bridge["De Brug"])
        make_capability(other)
    client = cast.client("rick")
    client.get(PAGE)
    found = {}
    for name, extra in (("all", ""), ("region", "&regio=VR19"), ("focus", f"&rond={bridge['De Brug'].ref}")):
        with counting() as queries:
            assert client.get(PAGE + extra).status_code == 200
        found[name] = len(queries)
    assert found == COUNTED, found


def test_the_still_picture_stands_without_script(cast: Cast, bridge: dict[str, Organisation]) -> None:
    body = page(cast, "noor")
    assert body.count('class="net__node ') == 8
    assert body.count('class="net__line"') == 4
    assert f'href="{bridge["De Brug"].get_absolute_url()}"' in body
    assert "style=" not in body.split("<figure")[1].split("</figure>")[0]
