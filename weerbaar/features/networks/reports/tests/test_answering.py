"""Who answers a report: what may be said, two at once, and where what waits is found."""

import pytest
from django.urls import reverse

from tests.answers import counting
from tests.cast import Cast
from tests.factories import make_capability, make_organisation, make_report
from weerbaar.features.networks.reports import services
from weerbaar.features.networks.reports.following import token_of
from weerbaar.features.networks.reports.tests.saying import MAIL, answer, say, text_of
from weerbaar.foundation.letters.models import Letter


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
