"""How reports are laid out: no queries per row."""

from typing import Any

from django.utils import timezone

from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.subjects import address_of, name_of
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.attention import Item

TONES = {Report.State.OPEN: "late", Report.State.CHANGED: "right", Report.State.RIGHT: "info"}


def line_of(report: Report) -> dict[str, Any]:
    """One line in a list; the caller has prefetched the organisations."""
    return {
        "label": report.label,
        "url": report.get_absolute_url(),
        "what": report.get_what_display(),
        "kind": kinds.get(report.kind).label,
        "organisations": [str(one) for one in report.organisations.all() if str(one) not in report.label],
        "since": report.created_at,
        "state": report.get_state_display().capitalize(),
        "tone": TONES.get(Report.State(report.state), ""),
        "desk": report.get_desk_display(),
        "is_open": report.is_open,
    }


def item_of(report: Report) -> Item:
    """One report on somebody's desk."""
    why = f"{report.get_what_display()}. Ligt bij {report.get_desk_display()}"
    return Item(report.label, report.get_absolute_url(), timezone.localdate(report.created_at), why)


def facts_of(report: Report, subject: Any) -> dict[str, Any]:
    """What the page of one report says; `subject` is what it is about. The address only if the reporter agreed."""
    known = report.reporter.email if report.reporter else report.email
    return {
        "name": name_of(report.kind, subject),
        "subject_url": address_of(report.kind, subject),
        "kind": kinds.get(report.kind).label,
        "email": known if report.shares_email else "",
        "tone": TONES.get(Report.State(report.state), ""),
    }
