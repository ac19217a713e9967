"""Reports of the demo content: something to answer for the editor and the coordinators of the demo."""

from datetime import timedelta

from django.utils import timezone

from weerbaar.demo.accounts import GENERATORS
from weerbaar.demo.known import Known
from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.organisations.models import Organisation

# Whose, what is wrong, in which words, how many days ago, and at whose desk it lies.
REPORTS = (
    (GENERATORS, Report.What.WRONG, "Op de gevel staat sinds kort een ander huisnummer.", 3, Report.Desk.EDITORS),
    ("Supermarkten De Zeeuwse Mand", Report.What.UNREACHABLE, "Ik heb drie keer gebeld, er neemt niemand op.", 12,
     Report.Desk.REGION),
    ("Dierenopvang De Zachte Duiker", Report.What.GONE, "De opvang is vorig jaar opgegaan in een andere.", 20,
     Report.Desk.MUNICIPALITY),
)  # fmt: skip


def load(known: Known) -> int:
    """Reports about organisations that are new; nobody is written to."""
    rows = [row for row in REPORTS if row[0] in known.new]
    for name, what, text, days, desk in rows:
        _add(known.organisation(name, "meldingen"), what, text, days, desk)
    return len(rows)


def _add(organisation: Organisation, what: str, text: str, days: int, desk: str) -> None:
    report = Report.objects.create(
        kind="organisation", target=organisation.uuid, label=organisation.name, what=what, text=text, desk=desk
    )
    report.organisations.add(organisation)
    Report.objects.filter(pk=report.pk).update(created_at=timezone.now() - timedelta(days=days))
