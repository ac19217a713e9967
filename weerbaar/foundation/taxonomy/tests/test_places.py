"""Names that people use for places, and what they mean."""

import pytest

from weerbaar.foundation.taxonomy import areas, geography, places
from weerbaar.foundation.taxonomy.loading import load_all
from weerbaar.foundation.taxonomy.models import Municipality, Settlement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db):
    load_all()
    yield
    places.forget()
    geography.forget()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Utrecht", ["VR09", "PV26", "GM0344"]),
        ("Groningen", ["VR01", "PV20", "GM0014"]),
        ("zeeland", ["VR19", "PV29"]),
        ("Brabant", ["PV30"]),
        ("Friesland", ["VR02", "PV21"]),
        ("gemeente Utrecht", ["GM0344"]),
        ("provincie Utrecht", ["PV26"]),
        ("veiligheidsregio Utrecht", ["VR09"]),
        ("stad Groningen", ["GM0014"]),
        ("Den Haag", ["GM0518"]),
        ("'s-Gravenhage", ["GM0518"]),
        ("s gravenhage", ["GM0518"]),
        ("den bosch", ["GM0796"]),
        ("Sudwest Fryslan", ["GM1900"]),
        ("Brielle", ["GM1992"]),
        ("Scheveningen", ["GM0518"]),
        ("Zierikzee", ["GM1676"]),
        ("Bergen", ["GM0373", "GM0893"]),
        ("VRH", ["VR15"]),
        ("Nederland", ["NL"]),
        ("Randstad", []),
        ("NL", []),
        ("provincie Delft", []),
        ("", []),
    ],
)
def test_lookup_widest_first(name, codes):
    assert [meaning.code for meaning in places.lookup(name)] == codes


def test_labels_tell_the_meanings_apart():
    assert [meaning.label for meaning in places.lookup("Utrecht")] == [
        "veiligheidsregio Utrecht",
        "provincie Utrecht",
        "gemeente Utrecht",
    ]
    assert places.lookup("Zierikzee")[0].label == "Zierikzee (gemeente Schouwen-Duiveland)"
    assert places.lookup("Brielle")[0].label == "gemeente Brielle (nu Voorne aan Zee)"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("NL", ("NL",)),
        (" heel nederland ", ("NL",)),
        ("landelijk", ("NL",)),
        ("vr15", ("VR15",)),
        ("PV29", ("VR19",)),
        ("GM0501", ("GM1992",)),
        ("Haaglanden", ("VR15",)),
        ("Noord Brabant", ("VR20", "VR21", "VR22")),
        ("Utrecht", ("VR09",)),
        ("gemeente Utrecht", ("GM0344",)),
        ("’s-Hertogenbosch", ("GM0796",)),
    ],
)
def test_parse(text, area):
    assert areas.parse(text) == area


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Bergen", r"gemeente Bergen \(NH.\) \(GM0373\) of gemeente Bergen \(L.\) \(GM0893\)"),
        ("Zeland", "Bedoelt u Zeeland"),
        ("xyzzy", "geen bekend gebied"),
        ("GM9999", "bestaat niet"),
        ("", "geen bekend gebied"),
    ],
)
def test_parse_says_what_is_unclear(text, says):
    with pytest.raises(areas.UnclearArea, match=says):
        areas.parse(text)


def test_names_are_read_once_and_again_when_told(django_assert_num_queries):
    places.index()
    with django_assert_num_queries(0):
        places.lookup("Utrecht")
    Settlement.objects.create(name="Nieuwstad aan Zee", municipality=Municipality.objects.get(code="GM0518"))
    assert places.lookup("Nieuwstad aan Zee") == ()
    places.forget()
    assert [meaning.code for meaning in places.lookup("Nieuwstad aan Zee")] == ["GM0518"]
