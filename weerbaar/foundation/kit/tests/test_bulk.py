"""Rows added by COPY are the rows that `save` would have made."""

import gc
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from weerbaar.foundation.kit.bulk import add_all, add_values, uncollected
from weerbaar.foundation.organisations.models import Assurance, Identifier, Organisation

GIVEN = (
    {"name": "Gewoon"},
    {"name": "Tab\ten\\backslash\nregel", "other_names": ["a,b", 'c"d', "{e}"], "area": ["VR19"], "website": ""},
    {"name": "Dag", "confirmed_on": date(2026, 11, 1), "confirmed_until": "2027-05-01", "is_example": True},
)
OWN = {"id", "uuid", "ref", "created_at", "updated_at"}


def held(rows):
    """What the database holds of them, without what is each row's own."""
    fields = [one.attname for one in Organisation._meta.concrete_fields if one.attname not in OWN]
    return list(Organisation.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values(*fields))


def test_copied_is_saved(db):
    copied = [Organisation(kind="bedrijf", level="lokaal", **given) for given in GIVEN]
    saved = [Organisation(kind="bedrijf", level="lokaal", **given) for given in GIVEN]
    add_all(copied)
    for row in saved:
        row.save()
    assert held(copied) == held(saved)
    first = Organisation.objects.get(pk=copied[0].pk)
    assert (first.uuid, first.ref, first.updated_at) == (copied[0].uuid, copied[0].ref, copied[0].updated_at)
    assert not copied[0]._state.adding


def test_what_is_there_already_is_refused(db):
    one = Organisation(name="Een", kind="bedrijf", level="lokaal")
    add_all([one])
    with pytest.raises(IntegrityError), transaction.atomic():
        add_all([Organisation(name="Twee", kind="bedrijf", level="lokaal", ref=one.ref)])


def test_values_without_objects(db):
    one = Organisation.objects.create(name="Een", kind="bedrijf", level="lokaal")
    add_values(Identifier, ("organisation", "scheme", "value"), [(one.pk, "kvk", "01234567"), (one.pk, "oin", "1")])
    assert sorted(one.identifiers.values_list("scheme", "value")) == [("kvk", "01234567"), ("oin", "1")]


def test_nothing_to_add(db):
    add_all([])
    add_values(Assurance, ("kind",), [])


@pytest.mark.parametrize("was_on", [True, False])
def test_collecting_goes_on_as_before(was_on):
    (gc.enable if was_on else gc.disable)()
    try:
        with uncollected():
            during = gc.isenabled()
        after = gc.isenabled()
    finally:
        gc.enable()
    assert (during, after) == (False, was_on)
