"""The letters about a report. None of them carries the reporter's own words, name or address."""

from collections.abc import Iterable

from django.urls import reverse

from weerbaar.features.networks.reports import following, queries
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.subjects import name_of
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute


def tell_answerers(report: Report, people: Iterable[User]) -> None:
    """A report waits: to each of who is to answer. Who may not see what it is about reads its reference only."""
    for person in people:
        subject = queries.subject_of(report, person)
        context = {
            "report": report,
            "name": name_of(report.kind, subject) if subject is not None else "",
            "link": absolute(report.get_absolute_url()),
            "list": absolute(reverse("report_list")),
            "is_forwarded": report.forwarded_at is not None,
        }
        title = context["name"] or report
        letters.send(
            f"report.waits:{report.uuid}:{report.desk}:{person.pk}",
            person.email,
            f"Iemand meldt dat iets niet klopt: {title}",
            "reports/letters/waits",
            context,
            about=report,
            user=person,
        )


def tell_reporter(report: Report) -> None:
    """What became of it, to who asked to hear."""
    to = queries.address_of_reporter(report)
    if not to:
        return
    subject = queries.subject_of(report, queries.reporter_of(report))
    context = {
        "report": report,
        "name": name_of(report.kind, subject) if subject is not None else "",
        "link": following.link_to(report),
    }
    letters.send(
        f"report.answered:{report.uuid}",
        to,
        "Wat er met uw melding is gedaan",
        "reports/letters/answered",
        context,
        about=report,
        user=report.reporter,
    )
