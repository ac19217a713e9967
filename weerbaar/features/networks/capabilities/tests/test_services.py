"""Changing a capability: what is written, what is recorded, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories import make_capability
from weerbaar.features.networks.capabilities import services
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid, Refused, Stale
from weerbaar.foundation.organisations.assurance import Assurance, Freshness
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Term

FULL = {
    "name": " Noodstroomaggregaat 60 kVA ",
    "description": "Op aanhanger, met brandstof voor een dag.",
    "sub_needs": ["ict", "energie", "energie"],
    "phases": ["warm-na-72", "warm-tot-72"],
    "form": "materieel",
    "area": ["GM0687", "GM0717"],
    "quantity": Decimal("3"),
    "unit": "aggregaten",
    "notice_hours": 4,
    "sustain_hours": 72,
    "conditions": "Brandstof voor rekening van de vrager.",
    "falls_away": ["brandstof"],
    "double_promised": 2,
    "claimed_agreement": "waakvlamovereenkomst",
    "visibility": "crisisprofessionals",
}


def test_adding_writes_derives_and_records(cast):
    eefje = cast["eefje"]
    added = services.add_capability(eefje, cast.aggregaten, FULL)
    row = Capability.objects.get(pk=added.pk)
    assert row.name == "Noodstroomaggregaat 60 kVA"
    assert row.sub_needs == ["energie", "ict"]
    assert row.phases == ["warm-tot-72", "warm-na-72"]
    assert row.regions == ["VR19"]
    assert row.audience == ["crisis:VR19", f"org:{cast.aggregaten.pk}"]
    entry = Entry.objects.get()
    assert (entry.code, entry.target, entry.actor) == ("capability.added", row.uuid, eefje)
    assert [clause.keys for clause in entry.clauses.all()] == [row.audience]


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"name": "  "}, "name", "Vul in wat"),
        ({"name": "x" * 201}, "name", "200 tekens"),
        ({"sub_needs": []}, "sub_needs", "Kies ten minste één deelbehoefte."),
        ({"sub_needs": ["bestaat-niet"]}, "sub_needs", "'bestaat-niet' is geen deelbehoefte uit de lijst."),
        ({"phases": ["ooit"]}, "phases", "geen fase"),
        ({"form": ""}, "form", "Kies de vorm"),
        ({"form": "geluk"}, "form", "geen vorm"),
        ({"area": []}, "area", "Vul in waar"),
        ({"area": ["VR99"]}, "area", "VR99"),
        ({"quantity": Decimal(-1)}, "quantity", "0 of meer"),
        ({"unit": ""}, "unit", "Kies een eenheid"),
        ({"notice_hours": -1}, "notice_hours", "heel getal"),
        ({"sustain_hours": 100_001}, "sustain_hours", "heel getal"),
        ({"visibility": "groep"}, "visibility", "Kies wie dit mag zien."),
        ({"status": "ingetrokken"}, "status", "inzetbaar"),
        ({"falls_away": ["maandag"]}, "falls_away", "geen oorzaak"),
        ({"claimed_agreement": "belofte"}, "claimed_agreement", "geen soort afspraak"),
    ],
)
def test_wrong_input_is_named_per_field(cast, change, field, message):
    with pytest.raises(Invalid) as caught:
        services.add_capability(cast["eefje"], cast.aggregaten, FULL | change)
    assert message in " ".join(caught.value.errors[field])
    assert not Entry.objects.exists()


def test_changing_writes_only_what_differs(cast):
    capability = make_capability(cast.aggregaten, quantity=2, unit="stuks")
    changed = services.change_capability(cast["eefje"], capability, {"quantity": Decimal(5), "unit": "stuks"})
    assert changed.quantity == 5
    assert Entry.objects.get().changes == {"quantity": ["2.00", "5"]}
    services.change_capability(cast["eefje"], capability, {"unit": "stuks"})
    assert Entry.objects.count() == 1


def test_a_line_of_history_is_for_who_might_see_it_before_and_after(cast):
    capability = make_capability(cast.aggregaten, visibility="crisisprofessionals")
    services.change_capability(cast["eefje"], capability, {"visibility": "openbaar"})
    keys = [clause.keys for clause in Entry.objects.get().clauses.all()]
    assert keys == [["crisis:VR19", f"org:{cast.aggregaten.pk}"]]
    capability.refresh_from_db()
    assert capability.audience == ["openbaar"]


def test_a_stale_form_changes_nothing(cast):
    capability = make_capability(cast.aggregaten)
    seen = version_of(capability)
    services.change_capability(cast["gwen"], capability, {"name": "Lichtmast"}, seen=seen)
    with pytest.raises(Stale):
        services.change_capability(cast["eefje"], capability, {"name": "Kachel"}, seen=seen)
    assert Capability.objects.get().name == "Lichtmast"


def test_confirming_does_not_make_a_form_stale(cast):
    capability = make_capability(cast.aggregaten)
    services.confirm_capability(cast["gwen"], capability)
    services.change_capability(cast["eefje"], capability, {"name": "Kachel"}, seen=version_of(capability))


def test_a_retired_term_may_stay_but_not_be_chosen(cast):
    capability = make_capability(cast.aggregaten, form="materieel")
    other = make_capability(cast.aggregaten, form="ruimte")
    Term.objects.filter(vocabulary="form", code="materieel").update(retired_at=timezone.now())
    vocabularies.forget()
    try:
        services.change_capability(cast["eefje"], capability, {"form": "materieel", "name": "Nieuw"})
        with pytest.raises(Invalid, match="vervallen"):
            services.change_capability(cast["eefje"], other, {"form": "materieel"})
    finally:
        vocabularies.forget()


def test_confirming_keeps_the_newest_and_all(cast):
    capability = make_capability(cast.aggregaten)
    today = timezone.localdate()
    services.confirm_capability(cast["eefje"], capability)
    services.confirm_capability(cast["gwen"], capability, on=today - timedelta(days=40))
    capability.refresh_from_db()
    assert capability.confirmed_on == today
    assert capability.freshness == Freshness.CONFIRMED
    assert [row.confirmed_on for row in Assurance.objects.filter(target=capability.uuid)] == [
        today,
        today - timedelta(days=40),
    ]
    assert Entry.objects.filter(code="capability.confirmed").count() == 2


def test_a_confirmation_cannot_lie_in_the_future(cast):
    with pytest.raises(Invalid, match="toekomst"):
        services.confirm_capability(cast["eefje"], make_capability(cast.aggregaten), on=date(2999, 1, 1))


def test_withdrawing_can_be_undone(cast):
    capability = make_capability(cast.aggregaten)
    services.withdraw_capability(cast["eefje"], capability)
    assert Capability.objects.get().status == "ingetrokken"
    services.restore_capability(cast["eefje"], capability)
    assert Capability.objects.get().status == "actief"
    assert list(Entry.objects.order_by("pk").values_list("code", flat=True)) == [
        "capability.withdrawn",
        "capability.restored",
    ]


@pytest.mark.parametrize("name", ["noor", "mats", "olaf", "cas", "rosa", "mo", "ada"])
@pytest.mark.parametrize(
    "act",
    [
        lambda actor, one: services.add_capability(actor, one.organisation, FULL),
        lambda actor, one: services.change_capability(actor, one, {"name": "Anders"}),
        lambda actor, one: services.confirm_capability(actor, one),
        lambda actor, one: services.withdraw_capability(actor, one),
    ],
    ids=["add", "change", "confirm", "withdraw"],
)
def test_who_may_not_changes_nothing(cast, name, act):
    capability = make_capability(cast.aggregaten)
    with pytest.raises(Refused):
        act(cast[name], capability)
    assert Capability.objects.get().name == "Noodstroomaggregaat"
    assert not Entry.objects.exists()
