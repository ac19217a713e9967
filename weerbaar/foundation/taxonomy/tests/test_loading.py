"""Loading adds what is missing, keeps what editors changed, and says in Dutch what it did."""

import time
from io import StringIO

import pytest
from django.core.management import call_command

from weerbaar.foundation.search.models import Synonym
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.loading import load_all
from weerbaar.foundation.taxonomy.models import Municipality, Province, Region, Settlement, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def _empty(db):
    """A database in which nothing was loaded yet."""
    for rows in (
        Synonym.objects.all(),
        Settlement.objects.all(),
        Term.objects.exclude(parent=None),
        Term.objects.all(),
        Municipality.objects.exclude(successor=None),
        Municipality.objects.all(),
        Region.objects.all(),
        Province.objects.all(),
    ):
        rows.delete()


@pytest.mark.usefixtures("_empty")
def test_everything_is_loaded_in_a_second_and_a_second_time_nothing():
    started = time.perf_counter()
    added = load_all()
    took = time.perf_counter() - started
    assert (added["veiligheidsregio's"], added["provincies"], added["gemeenten"]) == (25, 12, 394)
    assert added["begrippen"] == Term.objects.count() > 150
    assert added["groepen synoniemen"] == Synonym.objects.count() >= 150
    assert Municipality.objects.filter(ended_on=None).count() == 342
    assert took < 2
    assert set(load_all().values()) == {0}


@pytest.mark.usefixtures("_empty")
def test_the_command_says_what_it_did():
    out = StringIO()
    call_command("load_vocabularies", stdout=out)
    call_command("load_vocabularies", stdout=out)
    assert "25 veiligheidsregio's, 12 provincies, 394 gemeenten" in out.getvalue()
    assert "Alles stond er al" in out.getvalue()


@pytest.mark.parametrize(
    ("model", "find", "change"),
    [
        (Term, {"vocabulary": "form", "code": "geld"}, {"label_nl": "Geldelijke steun", "other_names": []}),
        (Municipality, {"code": "GM0518"}, {"name": "'s-Gravenhage", "population": 1}),
        (Region, {"code": "VR15"}, {"tile_column": 9}),
        (Synonym, {"words__contains": ["aggregaat"]}, {"words": ["aggregaat", "stroommaker"]}),
    ],
)
def test_what_an_editor_changed_stays(model, find, change):
    load_all()
    row = model.objects.get(**find)
    for field, value in change.items():
        setattr(row, field, value)
    row.save()
    assert set(load_all().values()) == {0}
    row.refresh_from_db()
    assert {field: getattr(row, field) for field in change} == change


def test_what_is_missing_comes_back_and_pages_see_it_at_once():
    load_all()
    Term.objects.filter(vocabulary="sub-need", code="energie").delete()
    vocabularies.forget()
    assert "energie" not in vocabularies.sub_needs_of("continuiteit")
    assert load_all()["begrippen"] == 1
    assert vocabularies.sub_needs_of("continuiteit")[0] == "energie"
