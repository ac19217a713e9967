"""Thirty rows cost no more queries than three; what waits stands on the desk of who it waits for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.answers import counting
from tests.factories import make_capability
from tests.offering import HEAD, csv_of, offer_a_file
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services import confirm_batch, forget_old_files
from weerbaar.features.networks.imports.services.ending import KEPT_DAYS, WAITING_DAYS

ROW = "Aggregaten Walcheren;{};energie;materieel;Middelburg"


def queries(client, path):
    client.get(path)
    with counting() as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_list_of_files(cast):
    eefje = cast.client("eefje")
    counts = []
    for number in (3, 20):
        while Batch.objects.count() < number:
            offer_a_file(cast)
        counts.append(queries(eefje, "/inlezen/"))
    assert counts[0] == counts[1]


def test_the_rows_of_a_preview(cast):
    eefje = cast.client("eefje")
    counts = []
    for number in (3, 30):
        known = [make_capability(cast.aggregaten, f"Mast {number} {one}") for one in range(number)]
        text = csv_of(*({"ref": one.ref, "omschrijving": "Nieuw"} for one in known)).decode()
        counts.append(queries(eefje, offer_a_file(cast, text=text).get_absolute_url()))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("who", "desk"), [("eefje", "organisatie/{ref}"), ("gwen", "gemeente/GM0687"),
                                           ("rick", "regio/VR19"), ("tessa", "behoefte/bevolkingszorg")])  # fmt: skip
def test_what_waits_stands_on_the_desk(cast, who, desk):
    path = f"/mijn/{desk.format(ref=cast.aggregaten.ref)}/"
    text = "\n".join([HEAD, ROW.format("Lichtmast").replace("energie", "bed")])
    batch = offer_a_file(cast, who, text)
    page = cast.client(who).get(path).content.decode()
    assert batch.get_absolute_url() in page
    confirm_batch(cast[who], batch)
    assert batch.get_absolute_url() not in cast.client(who).get(path).content.decode()


@pytest.mark.parametrize(
    ("is_written", "days", "state", "is_kept"),
    [
        (False, WAITING_DAYS, "bekeken", True),
        (False, WAITING_DAYS + 1, "verworpen", False),
        (True, KEPT_DAYS, "ingelezen", True),
        (True, KEPT_DAYS + 1, "ingelezen", False),
    ],
)
def test_files_are_kept_for_a_while(cast, is_written, days, state, is_kept):
    batch = offer_a_file(cast)
    if is_written:
        confirm_batch(cast["eefje"], batch)
    forget_old_files(timezone.localdate() + timedelta(days=days))
    batch.refresh_from_db()
    assert (batch.state, bool(batch.file), batch.rows.exists()) == (state, is_kept, is_kept)
