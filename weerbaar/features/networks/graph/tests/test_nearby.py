"""The small network on the page of an organisation: who stands in it for whom, and how many."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_agreement, make_organisation, make_relation
from weerbaar.features.networks.graph import nearby
from weerbaar.features.networks.graph.around import SHOWN, Around, Neighbour, around
from weerbaar.features.networks.graph.queries import Node, network
from weerbaar.features.networks.graph.ties import Tie
from weerbaar.foundation.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def middle() -> Organisation:
    """Tied to four in each way, of whom one is hidden; two of them know each other."""
    made = {name: make_organisation(name) for name in ("De Spil", "Bakker Jan", "Smid Kees", "Molen Noord")}
    secret = make_organisation("Geheim genootschap", "crisisprofessionals")
    spil = made["De Spil"]
    make_agreement([spil, made["Smid Kees"]], title="Smeden voor de Spil")
    make_relation(spil, made["Smid Kees"])
    make_relation(made["Bakker Jan"], spil)
    make_relation(spil, made["Bakker Jan"], "levert-aan", until="2020-01-01")
    make_relation(made["Bakker Jan"], made["Molen Noord"], "levert-aan")
    Membership.objects.create(partnership=spil, member=made["Molen Noord"])
    Membership.objects.create(partnership=secret, member=spil)
    return spil


def section(cast: Cast, who: str, organisation: Organisation) -> str:
    body = cast.client(who).get(organisation.get_absolute_url()).content.decode()
    return re.split('<section class="section" id="netwerk"', body)[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("who", "told", "not_told"),
    [
        (
            "noor",
            [
                "De Spil is verbonden met 3 organisaties, voor zover u mag zien: bij 1 door een afspraak, "
                "bij 2 door rekenen op elkaar en bij 1 door samenwerking, lid of koepel.",
                "Heeft een afspraak met en rekent op",
                "Wordt op gerekend door",
                "Heeft als lid",
                "Smeden voor de Spil",
            ],
            ["Geheim", "levert aan", "En nog"],
        ),
        ("rick", ["verbonden met 4 organisaties", "Geheim genootschap", "Is lid van"], []),
    ],
)
def test_who_stands_around_for_whom(
    cast: Cast, middle: Organisation, who: str, told: list[str], not_told: list[str]
) -> None:
    body = " ".join(section(cast, who, middle).split())
    for words in told:
        assert words in body, words
    for words in not_told:
        assert words not in body, words
    assert "style=" not in body
    assert f"?weergave=netwerk&amp;rond={middle.ref}&amp;stappen=2" in body


@pytest.mark.parametrize("who", ["noor", "rick", "ada"])
def test_it_tells_what_the_network_face_tells(cast: Cast, middle: Organisation, who: str) -> None:
    face = network(cast[who], focus=middle.ref, steps=1)
    assert face is not None
    found = around(cast[who], middle)
    keys = [one.node.id for one in found.neighbours]
    assert {*keys, middle.pk} == {node.id for node in face.nodes}
    places = face.places()
    pairs = {frozenset(pair) for pair in face.pairs.tolist()}
    ours = {frozenset((places[keys[one]], places[keys[other]])) for one, other in found.among}
    assert ours | {frozenset((places[middle.pk], places[key])) for key in keys} == pairs


@pytest.mark.parametrize("count", [0, 1, 8, 300])
def test_few_and_many(cast: Cast, count: int) -> None:
    spil = make_organisation("De Spil")
    others = [make_organisation(f"Lid {number:03}") for number in range(count)]
    Membership.objects.bulk_create([Membership(partnership=spil, member=other) for other in others])
    if count == 300:
        make_relation(spil, others[-1])
    body = section(cast, "noor", spil)
    assert body.count('class="near__spot"') == 2 * min(count, SHOWN)
    assert body.count('<th scope="row">') == min(count, SHOWN)
    assert ("Er is geen verband" in body) == (count == 0)
    assert ("En nog 288: bekijk ze allemaal in het netwerk" in body) == (count == 300)
    if count == 300:
        assert "Lid 299" in body, "who is tied most comes first"
        assert "Lid 011" not in body


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(cast: Cast, count: int) -> None:
    spil = make_organisation("De Spil")
    for number in range(count):
        make_relation(spil, make_organisation(f"Buur {number}"))
        make_agreement([spil, make_organisation(f"Afgesproken {number}")])
    user = cast["rick"]
    around(user, spil)
    with counting() as queries:
        around(user, spil)
    assert len(queries) == 7


def test_who_stopped_has_no_network(cast: Cast, middle: Organisation) -> None:
    Organisation.objects.filter(pk=middle.pk).update(ended_on="2020-01-01")
    assert 'id="netwerk"' not in cast.client("noor").get(middle.get_absolute_url()).content.decode()


@given(st.lists(st.text("abc De", max_size=60), max_size=SHOWN), st.text("x y", max_size=60))
def test_no_name_lies_on_another_and_all_stay_inside(names: list[str], own: str) -> None:
    neighbours = [
        Neighbour(Node(number, str(number), "", name, "", "", (), None), [Tie(0, number, "rekent-op")])
        for number, name in enumerate(names, 1)
    ]
    found = Around(Organisation(name=own), neighbours, [])
    drawn = nearby.wide(found)
    for spot in drawn.spots:
        assert spot.y - nearby.RADIUS > 0
        assert spot.y + nearby.RADIUS < drawn.height
        assert len(spot.texts) <= nearby.LINES
        assert all(len(line) <= nearby.LONGEST for _, line in spot.texts)
    for side in ("start", "end"):
        heights = sorted(spot.y for spot in drawn.spots if spot.anchor == side)
        assert all(below - above >= nearby.ROOM - 1 for above, below in pairwise(heights))
    again = nearby.small(found)
    assert len({(spot.x, spot.y) for spot in again.spots}) == len(names)
    assert [spot.number for spot in again.spots] == [spot.number for spot in drawn.spots]
