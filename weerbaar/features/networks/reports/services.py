"""Every change to reports: taking one in, answering it, sending it on, and forgetting what is no longer needed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from weerbaar.features.networks.reports import queries, rules, senders, subjects
from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.telling import tell_answerers, tell_reporter
from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.ports import kinds

# A report, once answered, is kept so long; an address to answer to is wiped sooner.
KEPT_ANSWERED = timedelta(days=365)
KEPT_ADDRESS = timedelta(days=30)
# An open report that nobody of a desk answers goes on to the next.
PATIENCE = timedelta(days=30)
STATES = (Report.State.CHANGED, Report.State.RIGHT, Report.State.DISMISSED)


class TooMany(Invalid):
    """Reports come too fast: from this sender, or about this record."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"": [sentence]})


def add_report(reporter: Any, kind: str, subject: Any, values: Mapping[str, Any], sender: str) -> Report:
    """Take in what somebody says is wrong, and tell who is to answer. For everybody who may see the record.

    `values`: what, text, email, wants_answer, shares_email. `sender` is of `senders.sender_of`. Raises TooMany, or
    Invalid when the record was hidden or taken away meanwhile.
    """
    with transaction.atomic():
        _count_one_at_a_time()
        _hold_back(subject, sender)
        if not kinds.get(kind).visible_to(reporter).filter(pk=subject.pk).exists():
            raise Invalid({"": ["Dit gegeven is er niet meer."]})
        report = Report.objects.create(
            kind=kind,
            target=subject.uuid,
            label=subjects.name_of(kind, subject)[:250],
            needs=subjects.needs_of(subject),
            reporter=reporter if reporter.is_authenticated else None,
            sender=sender,
            **values,
        )
        report.organisations.set(subjects.owners_of(kind, subject))
        _bring(report, list(Report.Desk))
        record(reporter, "report.added", report, {"what": [None, report.what]}, clauses=(NOBODY,))
    return report


def answer_report(actor: Any, report: Report, state: str, words: str, seen: str | None = None) -> Report:
    """Say what became of it, and tell the reporter. For who keeps the record and its coordinators, once.

    Raises Refused, Stale (changed since `seen`), or Invalid: that it is right after all needs words.
    """
    require(rules.may_answer_report(actor, report))
    if state not in STATES:
        raise Invalid({"state": ["Maak een keuze."]})
    if state == Report.State.RIGHT and not words.strip():
        raise Invalid({"answer": ["Leg uit waarom het wel klopt. De melder leest dit."]})
    with transaction.atomic():
        report = lock(report, seen)
        require(rules.may_answer_report(actor, report))
        report.state, report.answer = state, words
        report.answered_at, report.answered_by = timezone.now(), actor
        report.save(update_fields=["state", "answer", "answered_at", "answered_by", "updated_at"])
        if state != Report.State.DISMISSED:
            tell_reporter(report)
        record(actor, "report.answered", report, {"state": [Report.State.OPEN, state]}, clauses=(NOBODY,))
    return report


def forward_report(actor: Any, report: Report, words: str, seen: str | None = None) -> Report:
    """Send it on to who stands further away: from editors to municipality, region, platform. For who may answer it."""
    require(rules.may_forward_report(actor, report))
    with transaction.atomic():
        report = lock(report, seen)
        require(rules.may_forward_report(actor, report))
        _send_on(actor, report, words)
    return report


def _send_on(actor: Any, report: Report, words: str) -> None:
    """To the next desk where somebody sits."""
    desks = list(Report.Desk)
    before = report.desk
    report.forwarded_at, report.forward_note = timezone.now(), words
    report.save(update_fields=["forwarded_at", "forward_note", "updated_at"])
    _bring(report, desks[desks.index(Report.Desk(before)) + 1 :])
    record(actor, "report.forwarded", report, {"desk": [before, report.desk]}, clauses=(NOBODY,))


def _bring(report: Report, desks: list[Report.Desk]) -> None:
    """Lay it on the first of these desks where somebody sits (the last one anyhow), and write to them."""
    people = []
    for desk in desks:
        report.desk, people = desk, queries.people_at(report, desk)
        if people:
            break
    report.save(update_fields=["desk", "updated_at"])
    tell_answerers(report, [person for person in people if person != report.reporter])


def _count_one_at_a_time() -> None:
    """Two at once would each see room for one more."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('reports.add'))")


def _hold_back(subject: Any, sender: str) -> None:
    now = timezone.now()
    for most, span in senders.OF_ONE_SENDER:
        if queries.sent_since(now - span, sender=sender) >= most:
            raise TooMany("U hebt kort na elkaar veel gemeld. Probeer het later nog eens. Wat u typte, staat er nog.")
    for most, span in senders.ABOUT_ONE_RECORD:
        if queries.sent_since(now - span, target=subject.uuid) >= most:
            raise TooMany("Hierover kwamen vandaag al veel meldingen binnen. Probeer het morgen nog eens.")


def look_after(day: date) -> None:
    """Each day: send on what nobody answers, and wipe what is no longer needed. Twice on one day does no more."""
    forget(day)
    for report in Report.objects.filter(state=Report.State.OPEN).exclude(desk=Report.Desk.PLATFORM):
        since = timezone.localdate(report.forwarded_at or report.created_at)
        if day - since >= PATIENCE:
            with transaction.atomic():
                _send_on(None, lock(report), "")


def forget(day: date) -> None:
    """Hashes of senders after a week, addresses a month after the answer, whole reports a year after it."""
    Report.objects.exclude(sender="").filter(created_at__date__lte=day - senders.KEPT).update(sender="")
    answered = Report.objects.exclude(state=Report.State.OPEN)
    answered.exclude(email="").filter(answered_at__date__lte=day - KEPT_ADDRESS).update(email="", shares_email=False)
    answered.filter(answered_at__date__lte=day - KEPT_ANSWERED).delete()
