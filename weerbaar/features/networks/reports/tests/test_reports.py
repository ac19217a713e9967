"""'Dit klopt niet': from whoever sees it to whoever keeps it, and back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.answers import counting
from tests.cast import Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    make_report,
    set_visibility,
)
from tests.postbox import Box
from weerbaar.features.networks.reports import senders, services
from weerbaar.features.networks.reports.following import token_of
from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import Organisation, Role

FOUND = "Dit nummer is van de buurman."
FORM = {"what": "onjuist", "text": FOUND}
MAIL = "melder@elders.invalid"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def say(cast: Cast, who: str, subject: Any, kind: str = "organisation", **more: Any) -> Any:
    """Fill in the form of a record."""
    return cast.client(who).post(reverse(f"{kind}_report", args=[subject.ref]), FORM | more)


def answer(cast: Cast, who: str, report: Report, **more: Any) -> Any:
    return cast.client(who).post(report.get_absolute_url(), {"version": version_of(report), **more})


# --- the whole way ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "words", "told"),
    [
        ("aangepast", "Het nummer is nu goed.", "Het is aangepast"),
        ("aangepast", "", "Het is aangepast"),
        ("klopt-wel", "Het is ons tweede nummer.", "het klopt wel"),
    ],
)
def test_somebody_without_account_reports_and_hears_what_became_of_it(
    cast: Cast, box: Box, state: str, words: str, told: str
) -> None:
    sent = say(cast, "noor", cast.aggregaten, email=MAIL)
    page = cast.client("noor").get(sent.url)
    assert "Er wordt naar gekeken" in text_of(page)
    assert FOUND in text_of(page)
    assert (page["X-Robots-Tag"], "no-store" in page["Cache-Control"]) == ("noindex", True)
    letters.post_due()
    assert box.to() == ["eefje@voorbeeld.invalid"]
    assert "Aggregaten Walcheren" in box.text()
    assert FOUND not in box.text()
    assert MAIL not in box.text()
    report = Report.objects.get()
    waiting = text_of(cast.client("eefje").get(box.link()))
    assert FOUND in waiting
    assert MAIL not in waiting
    assert answer(cast, "eefje", report, state=state, answer=words).status_code == 302
    letters.post_due()
    assert box.to()[1:] == [MAIL]
    assert told in box.text()
    assert words in box.text()
    assert "Eefje" not in box.text()
    outcome = text_of(cast.client("noor").get(box.link()))
    assert words in outcome
    assert report.ref not in outcome.replace(token_of(report), "")


def test_without_an_address_the_page_is_the_answer(cast: Cast, box: Box) -> None:
    sent = say(cast, "noor", cast.aggregaten)
    assert "Bewaar daarom het adres" in text_of(cast.client("noor").get(sent.url))
    answer(cast, "eefje", Report.objects.get(), state="aangepast", answer="Klopt nu.")
    letters.post_due()
    assert box.to() == ["eefje@voorbeeld.invalid"]
    assert "Klopt nu." in text_of(cast.client("noor").get(sent.url))


@pytest.mark.parametrize(("wants", "mailed"), [("on", ["mats@voorbeeld.invalid"]), ("", [])])
def test_who_has_an_account_is_mailed_there_if_wanted(cast: Cast, box: Box, wants: str, mailed: list[str]) -> None:
    say(cast, "mats", cast.aggregaten, **({"wants_answer": wants} if wants else {}))
    answer(cast, "eefje", Report.objects.get(), state="aangepast")
    letters.post_due()
    assert box.to()[1:] == mailed
    assert Report.objects.get().email == ""


@pytest.mark.parametrize(
    ("who", "more", "shown"),
    [
        ("noor", {"email": MAIL}, ""),
        ("noor", {"email": MAIL, "shares_email": "on"}, MAIL),
        ("mats", {"wants_answer": "on"}, ""),
        ("mats", {"shares_email": "on"}, "mats@voorbeeld.invalid"),
    ],
)
def test_the_address_is_shown_only_to_whom_the_reporter_shows_it(
    cast: Cast, who: str, more: dict[str, str], shown: str
) -> None:
    say(cast, who, cast.aggregaten, **more)
    report = Report.objects.get()
    for reader in ("eefje", "gwen", "rick"):
        text = text_of(cast.client(reader).get(report.get_absolute_url()))
        assert (MAIL in text, "mats@" in text) == (shown == MAIL, shown.startswith("mats"))
        assert "Mats" not in text
    assert not [one for one in Entry.objects.all() if FOUND in str(one.changes) or MAIL in str(one.changes)]


@pytest.mark.parametrize("kind", ["organisation", "contact", "capability", "agreement"])
def test_every_kind_of_record_has_its_way_in(cast: Cast, kind: str) -> None:
    subjects: dict[str, Any] = {
        "organisation": cast.aggregaten,
        "contact": make_contact(cast.aggregaten),
        "capability": make_capability(cast.aggregaten),
        "agreement": make_agreement([cast.aggregaten, cast.veldkeuken]),
    }
    subject = subjects[kind]
    home = cast.aggregaten if kind == "contact" else subject
    way_in = reverse(f"{kind}_report", args=[subject.ref])
    assert way_in in text_of(cast.client("noor").get(home.get_absolute_url()))
    what = "niet-hier"
    assert say(cast, "noor", subject, kind, what=what).status_code == 302
    report = Report.objects.get()
    assert report.target == subject.uuid
    told = {one.to.partition("@")[0] for one in Letter.objects.all()}
    assert told == ({"eefje", "olaf"} if kind == "agreement" else {"eefje"})
    assert cast.client("olaf").get(report.get_absolute_url()).status_code == (200 if kind == "agreement" else 404)


# --- to whom it goes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "gone", "told", "desk"),
    [
        ({}, "", ["eefje"], "organisatie"),
        ({}, "eefje", ["gwen"], "gemeente"),
        ({}, "eefje gwen", ["rick"], "regio"),
        ({}, "eefje gwen rick", ["ada"], "platform"),
        ({"area": ["NL"], "municipality": None}, "", ["ada"], "platform"),
        ({"area": ["VR05"], "municipality": None}, "", ["ada"], "platform"),
        ({"area": ["VR19"], "municipality": None}, "", ["rick"], "regio"),
    ],
)
def test_it_lands_with_the_nearest_who_can_answer(
    cast: Cast, place: dict[str, Any], gone: str, told: list[str], desk: str
) -> None:
    about: Organisation = make_organisation("Zonder Beheerder", **place) if place else cast.aggregaten
    Role.objects.filter(user__email__in=[f"{name}@voorbeeld.invalid" for name in gone.split()]).delete()
    say(cast, "noor", about)
    assert [one.to.partition("@")[0] for one in Letter.objects.order_by("pk")] == told
    assert Report.objects.get().desk == desk


def test_a_report_about_what_administrators_may_not_see_reaches_them_by_its_reference(cast: Cast) -> None:
    hidden = make_organisation("Stille Kelder", visibility="crisisprofessionals", area=["VR05"])
    assert say(cast, "hidde", hidden).status_code == 302
    report, letter = Report.objects.get(), Letter.objects.get()
    assert (letter.to, report.ref in letter.text) == ("ada@voorbeeld.invalid", True)
    assert "Stille Kelder" not in letter.subject + letter.text
    assert cast.client("ada").get(report.get_absolute_url()).status_code == 404
    assert report.ref not in text_of(cast.client("ada").get("/meldingen/"))


def test_forwarding_brings_it_further_and_the_reporter_sees_where_it_is(cast: Cast, box: Box) -> None:
    sent = say(cast, "noor", cast.aggregaten, email=MAIL)
    report = Report.objects.get()
    for who, at in (("eefje", "gemeente"), ("gwen", "regio"), ("rick", "platform")):
        report.refresh_from_db()
        path = reverse("report_forward", args=[report.ref])
        assert "naar de coördinator van de gemeente" in text_of(cast.client(who).get(path))
        cast.client(who).post(path, {"version": version_of(report), "forward_note": "Niet aan ons."})
        report.refresh_from_db()
        assert report.desk == at
        assert report.get_desk_display() in text_of(cast.client("noor").get(sent.url))
    letters.post_due()
    assert [to.partition("@")[0] for to in box.to()] == ["eefje", "gwen", "rick", "ada"]
    assert MAIL not in box.to()
    refused = cast.client("rick").post(reverse("report_forward", args=[report.ref]))
    assert refused.status_code == 403
    assert "ligt al bij de beheerders" in text_of(refused)
    assert answer(cast, "ada", report, state="aangepast").status_code == 302


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("noor", 404), ("mats", 404), ("eefje", 200), ("olaf", 404), ("gwen", 200), ("rick", 200), ("tessa", 200),
        ("cas", 404), ("hidde", 404), ("mo", 404), ("ada", 404),
    ],
)  # fmt: skip
def test_a_report_about_a_bed_is_read_by_who_keeps_it_and_the_coordinators_it_concerns(
    cast: Cast, who: str, seen: int
) -> None:
    say(cast, "noor", make_capability(cast.aggregaten, sub_needs=["bed"]), "capability", what="kan-niet")
    assert cast.client(who).get(Report.objects.get().get_absolute_url()).status_code == seen


def test_what_is_hidden_afterwards_is_named_to_the_reporter_no_more(cast: Cast, box: Box) -> None:
    sent = say(cast, "noor", cast.aggregaten, email=MAIL)
    set_visibility(cast.aggregaten, "eigen-organisatie")
    assert "Aggregaten Walcheren" not in text_of(cast.client("noor").get(sent.url))
    answer(cast, "eefje", Report.objects.get(), state="aangepast")
    letters.post_due()
    assert "Aggregaten Walcheren" not in box.text()
    assert cast.client("gwen").get(Report.objects.get().get_absolute_url()).status_code == 404


# --- answering -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Maak een keuze."),
        ({"state": "open"}, "geldige keuze"),
        ({"state": "klopt-wel", "answer": " "}, "Leg uit waarom het wel klopt."),
        ({"state": "aangepast", "answer": "x" * 2001}, "2000"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_changes(cast: Cast, data: dict[str, str], message: str) -> None:
    report = make_report(cast.aggregaten)
    response = answer(cast, "eefje", report, **data)
    assert (response.status_code, message in text_of(response)) == (200, True), text_of(response)
    report.refresh_from_db()
    assert report.is_open


def test_two_who_answer_the_same_report(cast: Cast) -> None:
    report = make_report(cast.aggregaten)
    assert answer(cast, "eefje", report, state="aangepast").status_code == 302
    late = answer(cast, "gwen", report, state="klopt-wel", answer="Ik zie niets.")
    assert (late.status_code, "al beantwoord" in text_of(late)) == (403, True)


def test_no_letter_for_what_was_no_report(cast: Cast) -> None:
    report = make_report(cast.aggregaten, email=MAIL, wants_answer=True)
    answer(cast, "eefje", report, state="geen-melding")
    assert not Letter.objects.exists()
    assert "niet in behandeling" in text_of(
        cast.client("noor").get(reverse("report_followed", args=[token_of(report)]))
    )


def test_the_list_shows_what_waits_and_what_was_answered(cast: Cast) -> None:
    waits, done = make_report(cast.aggregaten), make_report(cast.aggregaten, text="Ander verhaal.")
    make_report(cast.veldkeuken)
    services.answer_report(cast["eefje"], done, "aangepast", "")
    client = cast.client("eefje")
    assert [line["url"] for line in client.get("/meldingen/").context["lines"]] == [waits.get_absolute_url()]
    answered = client.get("/meldingen/?stand=klaar")
    assert [line["url"] for line in answered.context["lines"]] == [done.get_absolute_url()]
    assert "Geen open meldingen" in text_of(cast.client("ada").get("/meldingen/"))


@pytest.mark.parametrize(
    ("who", "desk", "seen"),
    [
        ("eefje", "organisatie/{ref}", ["Aggregaten Walcheren", "Lichtmast"]),
        ("gwen", "gemeente/GM0687", ["Aggregaten Walcheren", "Lichtmast"]),
        ("rick", "regio/VR19", ["Aggregaten Walcheren", "Lichtmast", "Zeeuwse Kring"]),
        ("tessa", "behoefte/bevolkingszorg", ["Lichtmast"]),
    ],
)
def test_open_reports_wait_on_the_desk_of_who_may_answer(cast: Cast, who: str, desk: str, seen: list[str]) -> None:
    lamp = make_capability(cast.aggregaten, "Lichtmast", sub_needs=["bed"])
    for about in (cast.aggregaten, cast.veldkeuken, make_organisation("Zeeuwse Kring")):
        say(cast, "noor", about)
    say(cast, "noor", lamp, "capability")
    services.answer_report(cast["eefje"], make_report(cast.aggregaten), "aangepast", "")
    page = cast.client(who).get(f"/mijn/{desk.format(ref=cast.aggregaten.ref)}/aandacht/meldingen/")
    assert sorted(item.title for item in page.context["items"]) == seen


def test_thirty_reports_cost_no_more_queries_than_three(cast: Cast) -> None:
    costs = []
    for number in (3, 27):
        for _ in range(number):
            make_report(cast.aggregaten)
        client = cast.client("gwen")
        client.get("/meldingen/")
        with counting() as queries:
            client.get("/meldingen/")
        costs.append(len(queries))
    assert costs[0] == costs[1]


# --- abuse -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"what": ""}, "Kies wat er niet klopt."),
        ({"what": "kan-niet"}, "geldige keuze"),
        ({"text": "fout"}, "Schrijf iets meer"),
        ({"text": ""}, "in een paar woorden"),
        ({"text": "x" * 2001}, "2000"),
        ({"text": "met een nul\x00byte erin"}, "nul"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"shares_email": "on"}, "Vul uw e-mailadres in"),
        ({"toelichting_3": "http://reclame.invalid"}, "Laat dit vak leeg"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(cast: Cast, data: dict[str, str], message: str) -> None:
    response = say(cast, "noor", cast.aggregaten, **data)
    assert (response.status_code, message in text_of(response)) == (200, True), text_of(response)
    assert not Report.objects.exists()


def test_one_sender_is_held_back_and_loses_nothing(cast: Cast) -> None:
    with time_machine.travel("2027-05-01 12:00:00+02:00") as clock:
        statuses = [say(cast, "noor", make_organisation(f"Werf {n}")).status_code for n in range(6)]
        assert statuses == [302] * 5 + [429]
        last = say(cast, "noor", cast.aggregaten)
        assert "Probeer het later nog eens" in text_of(last)
        assert FOUND in text_of(last)
        other = cast.client("noor").post(
            reverse("organisation_report", args=[cast.aggregaten.ref]), FORM, REMOTE_ADDR="198.51.100.7"
        )
        assert other.status_code == 302
        clock.shift(timedelta(minutes=61))
        assert say(cast, "noor", cast.aggregaten).status_code == 302


def test_one_record_is_not_flooded(cast: Cast) -> None:
    path = reverse("organisation_report", args=[cast.aggregaten.ref])
    statuses = [cast.client("noor").post(path, FORM, REMOTE_ADDR=f"2001:db8:{n}::1").status_code for n in range(1, 12)]
    assert statuses == [302] * 10 + [429]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("198.51.100.7", "198.51.100.7", True),
        ("198.51.100.7", "198.51.100.8", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "", True),
    ],
)
def test_a_sender_is_known_again_and_not_told(rf: Any, one: str, other: str, same: bool) -> None:
    hashes = [senders.sender_of(rf.get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (hashes[0] == hashes[1]) == same
    assert not one or one not in hashes[0]


@pytest.mark.parametrize("token", ["x", "eyJyZWYiOiJ4In0.1.y", "bestaat-niet", "a" * 500, "%00"])
def test_the_address_of_a_report_cannot_be_guessed(cast: Cast, token: str) -> None:
    make_report(cast.aggregaten)
    assert cast.client("noor").get(f"/mijn-melding/{token}/").status_code == 404


# --- time ------------------------------------------------------------------------------------------


def made_on(cast: Cast, day: date, **fields: Any) -> Report:
    report = make_report(cast.aggregaten, sender="x", email=MAIL, wants_answer=True, **fields)
    moment = datetime.combine(day, datetime.min.time()).astimezone()
    Report.objects.filter(pk=report.pk).update(created_at=moment)
    return report


def test_what_nobody_answers_goes_on_by_itself(cast: Cast) -> None:
    report = made_on(cast, date(2027, 1, 1))
    desks = {}
    for days in (29, 30, 31, 59, 60, 90, 120):
        day = date(2027, 1, 1) + timedelta(days=days)
        with time_machine.travel(f"{day} 12:00:00+01:00"):
            services.look_after(day)
            services.look_after(day)
        report.refresh_from_db()
        desks[days] = report.desk
    assert desks == {
        29: "organisatie", 30: "gemeente", 31: "gemeente", 59: "gemeente", 60: "regio", 90: "platform", 120: "platform",
    }  # fmt: skip
    assert [one.to.partition("@")[0] for one in Letter.objects.order_by("pk")] == ["gwen", "rick", "ada"]


def test_what_is_no_longer_needed_is_wiped(cast: Cast) -> None:
    report = made_on(cast, date(2027, 1, 1))
    kept = {}
    with time_machine.travel("2027-01-02 12:00:00+01:00"):
        services.answer_report(cast["eefje"], report, "aangepast", "")
    for day in ("2027-01-07", "2027-01-08", "2027-01-31", "2027-02-01", "2028-01-01", "2028-01-02"):
        services.forget(date.fromisoformat(day))
        row = Report.objects.filter(pk=report.pk).first()
        kept[day] = row and (row.sender, row.email)
    assert kept == {
        "2027-01-07": ("x", MAIL),
        "2027-01-08": ("", MAIL),
        "2027-01-31": ("", MAIL),
        "2027-02-01": ("", ""),
        "2028-01-01": ("", ""),
        "2028-01-02": None,
    }


def test_who_leaves_leaves_the_report_without_a_name(cast: Cast) -> None:
    say(cast, "mats", cast.aggregaten, shares_email="on")
    cast["mats"].delete()
    report = Report.objects.get()
    assert report.reporter is None
    assert "mats" not in text_of(cast.client("eefje").get(report.get_absolute_url()))
    assert answer(cast, "eefje", report, state="aangepast").status_code == 302
