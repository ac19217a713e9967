"""A region's or a need's network map on paper: asked for on the site, read back from the PDF."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import make_agreement, make_capability, make_contact, make_organisation, set_visibility
from tests.pdfs import assert_accessible, tags_of, text_of
from weerbaar.features.networks.paper import rules
from weerbaar.features.networks.paper.jobs import perform
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.services import forget_old_files
from weerbaar.foundation.organisations.models import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
ZEELAND = "regio=VR19"
CRISIS = "Bevat vertrouwelijke gegevens: alleen voor crisisprofessionals en coördinatoren van de betrokken regio's."


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 12:00", tick=False):
        yield


@pytest.fixture
def register(cast: Any) -> Any:
    """Two capabilities in Zeeland, one of them for crisis professionals; and one in Twente."""
    fresh: dict[str, Any] = {"confirmed_on": TODAY, "confirmed_until": TODAY + timedelta(days=90)}
    power = make_capability(
        cast.aggregaten, "Noodstroom op wielen", notice_hours=4, quantity=12, unit="stuks", sustain_hours=72,
        conditions="Brandstof regelt u zelf.", falls_away=["brandstof"], **fresh,
    )  # fmt: skip
    make_capability(cast.aggregaten, "Geheime brandstofvoorraad", "crisisprofessionals", sub_needs=["brandstof"])
    make_capability(cast.veldkeuken, "Warme maaltijden", sub_needs=["brood"], form="goederen")
    make_contact(cast.aggregaten, function="meldpunt", phone="000-0000112", is_round_the_clock=True)
    make_contact(
        cast.aggregaten, "crisisprofessionals", function="crisiscoordinator", person="Sjaan",
        phone="000-0000113", off_grid="Portofoon kanaal 7", position=1,
    )  # fmt: skip
    make_agreement([cast.aggregaten, cast.veldkeuken], [power], kind="waakvlamovereenkomst")
    return cast


def ask(cast: Any, who: str, selection: str = ZEELAND) -> Print:
    """This person has a paper made, through the site."""
    answer = cast.client(who).post("/netwerkkaart/papier/", {"selectie": selection})
    assert answer.status_code == 302, answer.content.decode()
    return Print.objects.latest("pk")


def fetch(cast: Any, who: str, one: Print) -> Any:
    return cast.client(who).get(f"/netwerkkaart/papier/{one.ref}/pdf/")


def printed(cast: Any, who: str, selection: str = ZEELAND) -> str:
    return text_of(fetch(cast, who, ask(cast, who, selection)).content)


OPEN = ("Noodstroom op wielen", "Aggregaten Walcheren", "4 uur", "12 stuks", "000-0000112", "Brandstof regelt u zelf.")
CLOSED = ("Geheime brandstofvoorraad", "Sjaan", "000-0000113", "Portofoon kanaal 7", CRISIS)


@pytest.mark.parametrize(
    ("who", "selection", "there", "not_there"),
    [
        ("mats", ZEELAND, OPEN, (*CLOSED, "vertrouwelijke", "Warme maaltijden")),
        ("cas", ZEELAND, (*OPEN, *CLOSED), ("Warme maaltijden",)),
        ("rick", ZEELAND, (*OPEN, *CLOSED), ("Warme maaltijden",)),
        ("rick zonder", ZEELAND, OPEN, CLOSED),
        ("hidde", ZEELAND, OPEN, CLOSED),
        ("eefje", ZEELAND, (*OPEN, *CLOSED), ()),
        ("mats", "behoefte=bevolkingszorg", ("Warme maaltijden", "Netwerkkaart: bevolkingszorg"), OPEN[:1]),
        ("mats", "q=noodstroom+in+Zeeland", ("Netwerkkaart Zeeland", "Noodstroom op wielen"), CLOSED),
    ],
)
def test_paper_says_what_its_reader_may_see(
    register: Any, who: str, selection: str, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    text = printed(register, who, selection)
    assert [words for words in there if words not in text] == []
    assert [words for words in not_there if words in text] == []
    assert "Geldig tot 19 februari 2027." in text


def test_paper_is_made_for_everybody(register: Any) -> None:
    answer = fetch(register, "cas", ask(register, "cas"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="netwerkkaart-zeeland.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert_accessible(answer.content, "Netwerkkaart Zeeland")
    assert tags_of(answer.content)["/Figure"] == 3  # a QR code to each record, and the tile map


def test_sheets_have_codes_and_are_numbered(register: Any) -> None:
    text = printed(register, "cas")
    for words in ("Blad A-01", "Blad C-01", "Blad O-01", "Blad P-01", "blad 1 van 5", "blad 5 van 5"):
        assert words in text
    assert "Middelburg: Aggregaten Walcheren (C-01)" in text


@pytest.mark.parametrize(
    ("selection", "why"),
    [
        ("", "Kies eerst een regio, gemeente of behoefte."),
        ("vorm=materieel", "Kies eerst een regio, gemeente of behoefte."),
        ("regio=VR01&vorm=geld", "In deze selectie staat niets dat u mag zien."),
        ("regio=bestaatniet", "Kies eerst een regio, gemeente of behoefte."),
    ],
)
def test_what_cannot_be_printed_is_told(register: Any, selection: str, why: str) -> None:
    client = register.client("mats")
    assert why in client.get(f"/netwerkkaart/papier/?{selection}").content.decode()
    answer = client.post("/netwerkkaart/papier/", {"selectie": selection})
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    assert not Print.objects.exists()


def test_the_next_paper_says_what_changed(register: Any) -> None:
    """A new one, one in other words, one gone that may still be seen; a hidden one leaves without a word."""
    gone = make_capability(register.aggregaten, "Oude lamp", "leden")
    hidden = make_capability(register.aggregaten, "Stille boot", "leden")
    first = printed(register, "mats")
    assert "Wat is anders" not in first
    for one, values in (
        (gone, {"area": ["VR05"], "regions": ["VR05"]}),
        (hidden, {"visibility": "eigen-organisatie", "audience": ["org:0"]}),
    ):
        type(one).objects.filter(pk=one.pk).update(**values)
    make_capability(register.aggregaten, "Verse pomp")
    type(gone).objects.filter(name="Noodstroom op wielen").update(quantity=9)
    with time_machine.travel("2026-12-01 12:00", tick=False):
        text = printed(register, "mats")
    assert "Wat is anders dan op het papier van 21 november 2026" in text
    assert "Nieuw (1): Verse pomp, Aggregaten Walcheren." in text
    assert "Gewijzigd (1): Noodstroom op wielen, Aggregaten Walcheren." in text
    assert "Staat er niet meer op (1): Oude lamp, Aggregaten Walcheren." in text
    assert "Stille boot" not in text
    assert "Wat is anders" not in printed(register, "cas"), "somebody else's paper is not compared"


def test_unchanged_is_told_too(register: Any) -> None:
    printed(register, "mats")
    assert "Niets: alles staat er nog zo." in printed(register, "mats")
    assert "Wat is anders" not in printed(register, "mats", "regio=VR19&vorm=materieel"), "another selection"


def test_long_paper_is_made_by_a_worker(register: Any, monkeypatch: Any, box: Any) -> None:
    monkeypatch.setattr(rules, "SHORT", 1)
    one = ask(register, "cas")
    page = register.client("cas").get(one.get_absolute_url()).content.decode()
    assert one.state == Print.State.WAITING and "Wacht op zijn beurt" in page  # noqa: PT018
    assert fetch(register, "cas", one).status_code == 404
    perform(one.pk)
    perform(one.pk)  # twice is once
    one.refresh_from_db()
    assert (one.state, one.pages) == (Print.State.READY, 5)
    assert CLOSED[0] in text_of(fetch(register, "cas", one).content)


def test_too_much_gives_the_quickest_and_says_so(register: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(rules, "MOST", 35)
    for number in range(60):
        make_capability(register.aggregaten, f"Pomp {number}", sub_needs=["drinkwater"], notice_hours=number)
    offer = register.client("mats").get(f"/netwerkkaart/papier/?{ZEELAND}").content.decode()
    assert "Dit is te veel voor papier." in offer
    text = printed(register, "mats")
    assert "Hier staan de 1 die er het eerst kunnen zijn, van 60." in text
    assert "samen 2 van 61" in text
    assert "Pomp 0" in text and "Pomp 1" not in text  # noqa: PT018


def test_only_who_made_it_has_it(register: Any) -> None:
    one = ask(register, "cas")
    for who in ("rick", "hidde", "mats", "ada", "noor"):
        assert fetch(register, who, one).status_code == 404
        assert register.client(who).get(one.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("lost", ["role", "second step"])
def test_who_may_see_less_now_does_not_get_it(register: Any, lost: str) -> None:
    one = ask(register, "cas")
    if lost == "role":
        Role.objects.filter(user=register["cas"]).delete()
    who = "cas zonder" if lost == "second step" else "cas"
    assert fetch(register, who, one).status_code == 404
    assert register.client(who).get(one.get_absolute_url()).status_code == 404


def test_a_failure_is_told_and_can_be_tried_again(register: Any, monkeypatch: Any) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("weerbaar.foundation.kit.pdf.make", lambda *args: 1 / 0)
        one = ask(register, "mats")
    client = register.client("mats")
    assert "Er ging iets mis" in client.get(one.get_absolute_url()).content.decode()
    assert client.post(f"/netwerkkaart/papier/{one.ref}/opnieuw/").status_code == 302
    one.refresh_from_db()
    assert one.state == Print.State.READY
    assert client.post(f"/netwerkkaart/papier/{one.ref}/opnieuw/").status_code == 403


def test_a_killed_worker_is_noticed(register: Any) -> None:
    one = ask(register, "mats")
    Print.objects.filter(pk=one.pk).update(state=Print.State.BUSY, work_since=timezone.now() - timedelta(minutes=6))
    assert "halverwege gestopt" in register.client("mats").get(one.get_absolute_url()).content.decode()
    Print.objects.filter(pk=one.pk).update(work_since=timezone.now() - timedelta(minutes=4))
    assert "wordt gemaakt" in register.client("mats").get(one.get_absolute_url()).content.decode()


def test_files_go_after_a_month_and_all_after_a_year(register: Any) -> None:
    one = ask(register, "mats")
    forget_old_files(TODAY + timedelta(days=30))
    assert fetch(register, "mats", one).status_code == 200
    forget_old_files(TODAY + timedelta(days=31))
    assert fetch(register, "mats", one).status_code == 404
    assert "niet meer bewaard" in register.client("mats").get(one.get_absolute_url()).content.decode()
    forget_old_files(TODAY + timedelta(days=366))
    assert not Print.objects.exists()


def test_thirty_cost_no_more_queries_than_three(register: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            ask(register, "mats")
        return len(asked)

    def crowd(many: int) -> None:
        for number in range(many):
            owner = make_organisation(f"Dienst {number}")
            make_contact(owner)
            make_capability(owner, f"Pomp {number}")

    count()
    crowd(3)
    few = count()
    crowd(27)
    assert count() <= few


def test_letters_are_one_each() -> None:
    assert rules.letters_of(["Veiligheid", "Bevolkingszorg", "Welzijn", "Gezondheid", "Continuïteit"]) == list("VBWGC")
    assert rules.letters_of(["Veiligheid", "Vervoer", "Afval", "Opvang"]) == ["V", "E", "F", "N"]


def test_own_data_is_told_as_such(register: Any) -> None:
    set_visibility(register.aggregaten, "eigen-organisatie")
    assert "alleen voor de eigen organisatie." in printed(register, "eefje")


@pytest.mark.parametrize(("who", "told"), [("cas", "niemand"), ("mats", ""), ("hidde", "")])
def test_only_who_may_hear_it_reads_who_is_missing(register: Any, who: str, told: str) -> None:
    text = printed(register, who)
    assert ("niemand niemand" in text) is bool(told)
    assert ("Een leeg vak zegt niet dat er niemand is." in text) is not bool(told)
