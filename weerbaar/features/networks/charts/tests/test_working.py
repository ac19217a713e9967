"""The small map on the page of an organisation: where it works and where what it offers can be used, for whom."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import counting
from tests.cast import ENSCHEDE, MIDDELBURG, TWENTE, VEERE, ZEELAND, Cast
from tests.factories import make_capability, make_organisation
from weerbaar.features.networks.charts.working import working
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import geography
from weerbaar.foundation.taxonomy.areas import municipalities

pytestmark = pytest.mark.django_db
NAME = "Pompen en Zo"


def section(cast: Cast, who: str, organisation: Organisation) -> str:
    body = cast.client(who).get(organisation.get_absolute_url()).content.decode()
    found = re.split('<section class="section" id="waar"', body)
    return " ".join(found[1].split("</section>")[0].split()) if len(found) > 1 else ""


@pytest.mark.parametrize(
    ("own", "offers", "told", "not_told"),
    [
        (
            [ZEELAND],
            [[ZEELAND], [MIDDELBURG]],
            [f"{NAME} werkt in Zeeland. De 2 capaciteiten die u mag zien zijn bruikbaar in Zeeland, de meeste in "
             "Middelburg (2).", 'href="/netwerkkaart/?gemeente=GM0687"', "Veere"],
            ["Bonaire", "chart__squares"],
        ),
        (
            [MIDDELBURG],
            [[VEERE]],
            ["werkt in gemeente Middelburg. De capaciteit die u mag zien is bruikbaar in gemeente Veere.", "data-own"],
            ["de meeste"],
        ),
        (
            [ZEELAND],
            [[ZEELAND], [TWENTE], [ENSCHEDE]],
            ["bruikbaar in Twente en Zeeland, de meeste in Twente (2).", "chart__squares", "Bonaire",
             'aria-label="Zeeland, ZLD: 1 capaciteit, eigen werkgebied"', 'href="/netwerkkaart/?regio=VR05"'],
            ["data-own"],
        ),
        (["NL"], [["NL"]], ["werkt in heel Nederland", "bruikbaar in heel Nederland."], ["eigen werkgebied</li>"]),
        ([ZEELAND], [], ["Er staat geen aanbod dat u mag zien."], ["de meeste"]),
    ],
)  # fmt: skip
def test_where(cast: Cast, own: list[str], offers: list[list[str]], told: list[str], not_told: list[str]) -> None:
    organisation = make_organisation(NAME, area=own)
    for area in offers:
        make_capability(organisation, area=area)
    body = section(cast, "noor", organisation)
    for words in told:
        assert words in body, words
    for words in not_told:
        assert words not in body, words


@pytest.mark.parametrize(("who", "many"), [("noor", 1), ("rick", 2), ("hidde", 1)])
def test_what_is_hidden_is_not_counted(cast: Cast, who: str, many: int) -> None:
    organisation = make_organisation(NAME, area=[ZEELAND])
    make_capability(organisation, area=[VEERE])
    make_capability(organisation, area=[VEERE], visibility="crisisprofessionals")
    make_capability(organisation, area=[VEERE], status="ingetrokken")
    assert working(cast[who], organisation).counts[VEERE] == many


def test_nothing_is_drawn_for_who_works_nowhere(cast: Cast) -> None:
    assert section(cast, "noor", make_organisation(NAME, area=[])) == ""


@pytest.mark.parametrize("many", [3, 300])
def test_many_offers_cost_one_query(cast: Cast, many: int) -> None:
    organisation = make_organisation(NAME)
    for number in range(many):
        make_capability(organisation, f"Pomp {number}", area=[[ZEELAND], [TWENTE], [VEERE]][number % 3])
    user = cast["rick"]
    working(user, organisation)
    with counting() as queries:
        assert working(user, organisation).total == many
    assert len(queries) == 1


area = st.lists(st.sampled_from(["NL", ZEELAND, TWENTE, MIDDELBURG, VEERE, ENSCHEDE]), min_size=1, max_size=3)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=area, offers=st.lists(area, min_size=1, max_size=4))
def test_counts_equal_counting_by_hand(cast: Cast, own: list[str], offers: list[list[str]]) -> None:
    organisation = make_organisation(NAME, area=own)
    for one in offers:
        make_capability(organisation, area=one)
    found = working(cast["noor"], organisation)
    covered = [municipalities(one) for one in offers]
    home = geography.table().region_of
    for code, count in found.counts.items():
        towns = {code} if found.region else {town for town, region in home.items() if region == code}
        assert count == sum(not towns.isdisjoint(one) for one in covered), code
        assert (code in found.own) == (not towns.isdisjoint(municipalities(own)))
