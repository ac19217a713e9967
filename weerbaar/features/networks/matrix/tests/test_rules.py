"""Who may hear what is missing, person by person."""

import pytest

from tests.cast import PEOPLE, TWENTE, ZEELAND
from weerbaar.features.networks.matrix.rules import may_see_gaps

# name: (in Zeeland, in Twente, in the country, in the country for bevolkingszorg); who is not named: never
MAY = {
    "gwen": (True, False, False, False),
    "rick": (True, False, False, False),
    "cas": (True, False, False, False),
    "hidde": (False, True, False, False),
    "tessa": (False, False, False, True),
    "ada": (True, True, True, True),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*PEOPLE, "gwen zonder", "cas zonder"])
def test_who_hears_what_is_missing(cast, name):
    person = cast[name]
    asked = [([ZEELAND], ()), ([TWENTE], ()), ([], ()), (["NL"], ["bevolkingszorg"])]
    verdicts = [may_see_gaps(person, regions, needs) for regions, needs in asked]
    assert tuple(map(bool, verdicts)) == MAY.get(name, (False,) * 4)
    assert all(verdict.reason for verdict in verdicts if not verdict)


@pytest.mark.django_db
def test_all_regions_and_needs_asked_for_must_be_theirs(cast):
    assert not may_see_gaps(cast["rick"], [ZEELAND, TWENTE])
    assert not may_see_gaps(cast["tessa"], [ZEELAND], ["bevolkingszorg", "welzijn"])
