"""How a report is made and answered in these tests: through the forms, as people do."""

from typing import Any

from django.urls import reverse

from tests.cast import Cast
from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.activity.writing import version_of

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
