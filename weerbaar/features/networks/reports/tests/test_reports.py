"""'Dit klopt niet': from whoever sees it to whoever keeps it, and back."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.factories import (
    make_agreement,
    make_capability,
    make_contact,
    make_organisation,
    set_visibility,
)
from tests.postbox import Box
from weerbaar.features.networks.reports.following import token_of
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.tests.saying import FOUND, MAIL, answer, say, text_of
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import Organisation, Role

# --- the whole way ----------------------------------------------------------------------------------


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


# --- to whom it goes --------------------------------------------------------------------------------


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
