"""Synthetic data: plausible, the same for the same seed, and true to what the services would have derived."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from weerbaar.demo.synthesis import capabilities, indexes, organisations
from weerbaar.demo.synthesis.run import TwiceTheSame, clear, synthesise
from weerbaar.features.networks.capabilities.checks import FIELDS, checked
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.audiences.keys import clause_for
from weerbaar.foundation.organisations.models import Organisation, PartnerRole
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

pytestmark = pytest.mark.django_db


def drawn():
    """Everything but keys and moments."""
    fields = ("ref", "uuid", "name", "description", *FIELDS, "confirmed_on")
    return list(Capability.objects.order_by("pk").values_list(*fields))


def test_the_same_seed_gives_the_same(settings):
    synthesise(40, 300, seed=3)
    first = drawn()
    clear()
    synthesise(40, 300, seed=3)
    assert drawn() == first
    synthesise(40, 300, seed=4)
    assert drawn()[300:] != first


def test_every_row_is_as_the_services_would_have_it():
    synthesise(150, 1500, seed=1)
    for row in Organisation.objects.all():
        assert row.area == list(areas.normalise(row.area))
        assert row.regions == list(areas.regions_touched(row.area))
        assert row.audience == clause_for(row.visibility, row.regions, [row.pk])
        assert row.kind in vocabularies.codes(Vocabulary.ORGANISATION_KIND)
        assert row.level in vocabularies.codes(Vocabulary.LEVEL)
    for one in Capability.objects.exclude(status="ingetrokken"):
        values = {name: getattr(one, name) for name in FIELDS}
        assert checked(values) == values
        assert one.regions == list(areas.regions_touched(one.area))
        assert one.audience == clause_for(one.visibility, one.regions, [one.organisation_id])
    assert PartnerRole.objects.count() >= 150


def test_it_is_varied():
    synthesise(300, 4000, seed=2)
    rows = Capability.objects.all()
    words = {word for text in rows.values_list("description", flat=True) for word in text.split()}
    assert len(words) > 3000
    lengths = [len(text.split()) for text in rows.values_list("description", flat=True)]
    assert 20 <= sum(lengths) / len(lengths) <= 35
    public = rows.filter(visibility="openbaar").count() / 4000
    assert 0.82 < public < 0.88
    assert {one.freshness for one in rows} == {"bevestigd", "verlopen", "nooit"}
    for field in ("form", "unit"):
        assert rows.values(field).distinct().count() >= 8
    assert {code for codes in rows.values_list("sub_needs", flat=True) for code in codes} == set(
        vocabularies.codes(Vocabulary.SUB_NEED)
    )


def test_twice_the_same_seed_is_refused_politely():
    synthesise(5, 5, seed=9)
    with pytest.raises(TwiceTheSame, match="--seed 9"):
        synthesise(5, 5, seed=9)
    with pytest.raises(CommandError, match="--clear"):
        call_command("synthesise", "--seed", "9", "--no-index")
    with pytest.raises(CommandError, match="ten minste één organisatie"):
        call_command("synthesise", "--organisations", "0", "--no-index")


def test_clearing_leaves_what_was_there(cast, capsys):
    from tests.factories import make_agreement, make_capability

    make_capability(cast.aggregaten)
    call_command("synthesise", "--organisations", "20", "--capabilities", "100", "--no-index")
    made = Capability.objects.filter(source="synthese").first()
    assert made is not None
    make_agreement([cast.aggregaten, made.organisation], [made])
    call_command("synthesise", "--clear", "--no-index")
    assert "Gewist: 20 organisaties en 100 capaciteiten." in capsys.readouterr().out
    assert (Organisation.objects.count(), Capability.objects.count()) == (2, 1)
    assert Entry.objects.filter(code="capability.imported").count() == 2


@pytest.mark.parametrize("many", [10, 100], ids=["both tables", "capabilities only"])
def test_a_large_load_puts_indexes_and_constraints_back(monkeypatch, many):
    def structure():
        with connection.cursor() as cursor:
            found = []
            for table in (organisations.TABLE, capabilities.TABLE):
                cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table])
                found += [row[0] for row in cursor.fetchall()]
                cursor.execute(
                    "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass",
                    [table],
                )
                found += [row[0] for row in cursor.fetchall()]
            return sorted(found)

    before = structure()
    monkeypatch.setattr(indexes, "MANY", many)
    synthesise(30, 200, seed=1)
    assert structure() == before
    assert Capability.objects.count() == 200
