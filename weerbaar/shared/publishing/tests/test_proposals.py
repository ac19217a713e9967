"""A proposal is refused with a reason, offered again, and taken back by who made it."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.factories import make_document, make_practice
from weerbaar.features.content.practices import services as practices
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import SHELF
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.services import deliver_due
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.letters.models import Letter
from weerbaar.shared.links.models import Link
from weerbaar.shared.links.services import add_link
from weerbaar.shared.publishing import services

REASON = "Vertel ook wat het kostte."
DESK, OWN = "/mijn/redactie/alles/", "/praktijken/voorstellen/"


def proposal(cast: Cast, **fields: Any) -> Practice:
    """By Gwen, of Eefje's organisation."""
    told = {"proposed_by": cast["gwen"], "organisation": cast.aggregaten, "status": "concept", **fields}
    return make_practice("Buurthuis open", **told)


def page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def test_who_proposed_it_reads_why_it_was_refused(cast: Cast) -> None:
    row = proposal(cast)
    address, rosa = row.get_absolute_url(), cast.client("rosa")
    assert "Wijs het voorstel af" in page(cast, "rosa", address)
    assert "leest uw reden" in page(cast, "rosa", f"{address}afwijzen/")
    assert "Vertel waarom" in rosa.post(f"{address}afwijzen/", {"reason": " "}).content.decode()
    assert rosa.post(f"{address}afwijzen/", {"reason": REASON}).status_code == 302
    deliver_due()
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "gwen@voorbeeld.invalid",
        "Uw voorstel is niet overgenomen: Buurthuis open",
    )
    assert (REASON in letter.text, address in letter.text) == (True, True)
    for who in ("gwen", "eefje", "rosa"):
        assert REASON in page(cast, who, address), who
    assert "Voorstel: niet overgenomen" in page(cast, "gwen", OWN)
    for waits in (DESK, OWN):
        assert "Buurthuis open" not in page(cast, "rosa", waits)
    assert rosa.post(f"{address}afwijzen/", {"reason": "Nog eens."}).status_code == 403


def test_what_was_refused_waits_again_once_it_is_changed(cast: Cast) -> None:
    row = proposal(cast)
    services.refuse(SHELF, cast["rosa"], row, REASON)
    practices.change_practice(cast["rosa"], row, {"cost": "Niets"})
    assert "Buurthuis open" not in page(cast, "rosa", OWN)  # an editor who mends a word answers nothing
    practices.change_practice(cast["gwen"], row, {"cost": "400 euro"})
    for waits in (DESK, OWN):
        assert "Buurthuis open" in page(cast, "rosa", waits)
    assert REASON not in page(cast, "gwen", row.get_absolute_url()).partition("geschiedenis-kop")[0]
    services.refuse(SHELF, cast["rosa"], row, "Nu is het te lang.")
    deliver_due()
    assert [letter.text.count(REASON) for letter in Letter.objects.order_by("pk")] == [1, 0]
    services.publish(SHELF, cast["rosa"], row)
    row.refresh_from_db()
    assert (row.refusal, row.refused_at) == ("", None)
    history = page(cast, "noor", f"{row.get_absolute_url()}geschiedenis/")
    assert ("Gepubliceerd" in history, REASON in history, "te lang" in history) == (True, False, False)


@pytest.mark.parametrize(
    ("who", "fields", "status"),
    [
        ("gwen", {}, 302),
        ("eefje", {}, 403),
        ("rosa", {}, 403),
        ("mats", {}, 404),
        ("gwen", {"status": "gepubliceerd"}, 403),
        ("gwen", {"refusal": REASON, "refused_at": "2026-11-01T12:00Z"}, 302),
        ("rosa", {"proposed_by": None}, 403),
    ],
)
def test_who_made_it_takes_it_back(cast: Cast, who: str, fields: dict[str, Any], status: int) -> None:
    row, other = proposal(cast, **fields), make_document()
    add_link(cast["rosa"], row, other)
    address, client = f"{row.get_absolute_url()}terughalen/", cast.client(who)
    asked = client.get(address)
    assert ("wordt gewist, met alles wat u hebt ingevuld" in asked.content.decode()) == (status == 302)
    answer = client.post(address)
    assert answer.status_code == status
    is_gone = status == 302
    assert (Practice.objects.exists(), Link.objects.exists()) == (not is_gone, not is_gone)
    assert Entry.objects.filter(code="practice.taken_back").exists() == is_gone
    if is_gone:
        assert answer["Location"] == OWN
        assert client.get(row.get_absolute_url()).status_code == 404
        found = cast.program("rosa").get("/api/v1/zoek?q=buurthuis&soort=praktijk").json()
        assert found["totaal"] == 0


@pytest.mark.parametrize("fields", [{"proposed_by": None}, {"status": "gepubliceerd"}, {"status": "ingetrokken"}])
def test_only_a_proposal_is_refused(cast: Cast, fields: dict[str, Any]) -> None:
    row = proposal(cast, **fields)
    assert "Wijs het voorstel af" not in page(cast, "rosa", row.get_absolute_url())
    with pytest.raises(Refused):
        services.refuse(SHELF, cast["rosa"], row, REASON)


def test_what_was_published_meanwhile_is_not_wiped(cast: Cast) -> None:
    row = proposal(cast)
    stale = Practice.objects.get(pk=row.pk)
    services.publish(SHELF, cast["rosa"], row)
    with pytest.raises(Refused):
        services.take_back(SHELF, cast["gwen"], stale)
    assert Practice.objects.exists()
