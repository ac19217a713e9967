"""What time does to a report: it goes on by itself, and is forgotten."""

from datetime import date, datetime, timedelta
from typing import Any

import time_machine

from tests.cast import Cast
from tests.factories import make_report
from weerbaar.features.networks.reports import services
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.tests.saying import MAIL, answer, say, text_of
from weerbaar.foundation.letters.models import Letter


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
