"""Import, undo, import again gives the same register; and after undoing it is what it was."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_capability
from tests.offering import csv_of, offer_a_file
from weerbaar.features.networks.capabilities.checks import FIELDS
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.imports.models import Batch, Delivered
from weerbaar.features.networks.imports.services import choose, confirm_batch, undo_batch
from weerbaar.foundation.organisations.models import Assurance, Identifier, Organisation

KNOWN = 3
OWNERS = ("Aggregaten Walcheren", "Boerderij De Akker", "Roeivereniging Veere")
NEW_OWNER = {"soort": "bedrijf", "niveau": "lokaal", "plaats": "Middelburg"}

cell = {
    "omschrijving": st.sampled_from(["", "-", "Nieuw", "Café"]),
    "aantal": st.sampled_from(["", "4", "2,5"]),
    "binnen_uren": st.sampled_from(["", "-", "12"]),
    "gebied": st.sampled_from(["", "Veere", "VR19", "NL"]),
    "zichtbaarheid": st.sampled_from(["", "leden", "crisisprofessionals"]),
    "bevestigd_op": st.sampled_from(["", "1-10-2026", "1-9-2026"]),
    "website": st.sampled_from(["", "https://aw.invalid"]),
}
known_row = st.fixed_dictionaries({"known": st.integers(0, KNOWN - 1), **cell})
new_row = st.fixed_dictionaries({"owner": st.sampled_from(OWNERS), "name": st.sampled_from(["A", "B", "Mast"]), **cell})
files = st.lists(st.one_of(known_row, new_row), min_size=1, max_size=6)


def register():
    """The whole register, without what is new at each making: keys, refs and moments."""
    capabilities = [
        (one.organisation.name, *(str(getattr(one, name)) for name in FIELDS), one.regions,
         "org" in str(one.audience), str(one.confirmed_on), str(one.confirmed_until))
        for one in Capability.objects.select_related("organisation")
    ]  # fmt: skip
    organisations = [
        (one.name, one.kind, one.website, one.seat, one.municipality_id or "", one.area, one.visibility)
        for one in Organisation.objects.all()
    ]
    numbers = list(Identifier.objects.values_list("organisation__name", "value"))
    names = dict(Capability.objects.values_list("uuid", "name"))
    days = [(names[one.target], str(one.confirmed_on), one.channel) for one in Assurance.objects.all()]
    delivered = list(Delivered.objects.values_list("capability__name", flat=True))
    return [sorted(map(str, part)) for part in (capabilities, organisations, numbers, days, delivered)]


def rows_of(drawn, known):
    for row in drawn:
        told = {name: text for name, text in row.items() if name in cell}
        if "known" in row:
            yield {"ref": known[row["known"]].ref, **told}
        else:
            owner = {} if row["owner"] == OWNERS[0] else NEW_OWNER
            basis = {"deelbehoeften": "energie", "vorm": "materieel", "eenheid": "stuks"}
            told["gebied"] = told["gebied"] or "Middelburg"
            yield {"organisatie": row["owner"], "capaciteit": row["name"], **owner, **basis, **told}


def read_in(cast, data):
    """Offered, everything that is gone withdrawn, confirmed. None when the file has errors."""
    batch = offer_a_file(cast, "rick", data.decode())
    if batch.counts["fout"]:
        return None
    choose(cast["rick"], batch, withdraw={row.pk: True for row in batch.rows.filter(kind="verdwenen")})
    if not any(Batch.objects.get().counts[kind] for kind in ("nieuw", "gewijzigd", "intrekken")):
        return None
    after = confirm_batch(cast["rick"], batch)
    assert after.state == "ingelezen", after.problem or after.stale
    return after


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=files)
def test_import_undo_import(cast, drawn):
    with transaction.atomic():
        known = [
            make_capability(cast.aggregaten, f"Bekend {number}", description="Oud", quantity=1, unit="stuks",
                            confirmed_on=date(2026, 9, 15), confirmed_until=date(2027, 3, 1))
            for number in range(KNOWN)
        ]  # fmt: skip
        before = register()
        data = csv_of(*rows_of(drawn, known))
        first = read_in(cast, data)
        if first is not None:
            written = register()
            undone = undo_batch(cast["rick"], first)
            assert (undone.state, undone.left_alone) == ("teruggedraaid", [])
            assert register() == before
            Batch.objects.all().delete()
            read_in(cast, data)
            assert register() == written
        transaction.set_rollback(True)


def test_the_property_is_not_empty(cast):
    """Such a file is read in and changes something."""
    known = make_capability(cast.aggregaten, "Bekend", quantity=1, unit="stuks")
    row = {"known": 0, "omschrijving": "Nieuw", "zichtbaarheid": "crisisprofessionals"}
    new = {"owner": OWNERS[1], "name": "A", **dict.fromkeys(cell, "")}
    before = register()
    assert read_in(cast, csv_of(*rows_of([row, new], [known]))) is not None
    assert register() != before


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_gone_comes_back(cast, times):
    one = make_capability(cast.aggregaten, "Bekend")
    two = make_capability(cast.aggregaten, "Ook bekend")
    read_in(cast, csv_of({"ref": one.ref, "omschrijving": "x"}, {"ref": two.ref, "omschrijving": "x"}))
    Batch.objects.all().delete()
    before = register()
    for _ in range(times):
        batch = read_in(cast, csv_of({"ref": one.ref, "omschrijving": "y"}))
        assert Capability.objects.get(pk=two.pk).status == "ingetrokken"
        undo_batch(cast["rick"], batch)
        Batch.objects.all().delete()
    assert register() == before
