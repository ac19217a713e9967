"""Confirming that facts are still right."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import NOBODY, Line, record_many
from weerbaar.foundation.activity.services import record as record_entry
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.audiences.keys import Clause
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.assurance import Assurance, ConfirmationTerm, counts_until, term_of
from weerbaar.foundation.organisations.models import Contact, Organisation

R = TypeVar("R", bound=Record)
WEB = "web"


def confirm(
    actor: Any,
    target: R,
    verdict: Verdict,
    *,
    on_behalf_of: Organisation | None = None,
    channel: str = WEB,
    on: date | None = None,
    note: str = "",
) -> R:
    """Write down that `target` (organisation, contact, capability or agreement) is right on a day (today unless given).

    `verdict` is what the rules of its kind say about this actor. It counts for the usual term; the row itself keeps the
    last confirmation, so an older one is history only. Records '<kind>.confirmed'. Raises Refused, Invalid.
    """
    require(verdict)
    kind = type(target).__name__.lower()
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise Invalid({"on": ["Een bevestiging kan niet in de toekomst liggen."]})
    with transaction.atomic():
        target = lock(target)
        row = Assurance.objects.create(
            kind=kind,
            target=target.uuid,
            confirmed_on=day,
            counts_until=counts_until(day, term_of(kind)),
            channel=channel,
            confirmed_by=actor if getattr(actor, "pk", None) else None,
            on_behalf_of=on_behalf_of,
            note=note,
        )
        newest = target.confirmed_on  # type: ignore[attr-defined]
        if newest is None or day >= newest:
            target.confirmed_on, target.confirmed_until = day, row.counts_until  # type: ignore[attr-defined]
            target.save(update_fields=["confirmed_on", "confirmed_until"])
        record_entry(actor, f"{kind}.confirmed", target, {"confirmed_until": [None, row.counts_until.isoformat()]})
    return target


def confirm_many(
    actor: Any,
    targets: Sequence[Any],
    verdict: Verdict,
    *,
    on_behalf_of: Organisation,
    channel: str = WEB,
    clauses: Mapping[uuid.UUID, Iterable[Clause]] | None = None,
) -> int:
    """Write down that all of these (of any kinds) are right today, in a number of queries that does not grow with them.

    `verdict` is what the rules say about this actor and all of them. `clauses` tells per uuid what must be opened to
    see it, where asking the record itself would cost queries. What was confirmed today already is left alone.
    Records '<kind>.confirmed' for each. How many were confirmed now. Raises Refused.
    """
    require(verdict)
    today, told = timezone.localdate(), clauses or {}
    by_model: dict[type[Any], list[Any]] = defaultdict(list)
    for target in targets:
        by_model[type(target)].append(target)
    with transaction.atomic():
        assurances, lines = [], []
        for model, rows in by_model.items():
            kind = model.__name__.lower()
            until = counts_until(today, term_of(kind))
            open_rows = model._default_manager.exclude(confirmed_on=today, confirmed_until__gte=today)
            locked = open_rows.select_for_update().filter(pk__in=[row.pk for row in rows]).order_by("pk")
            due = set(locked.values_list("pk", flat=True))
            model._default_manager.filter(pk__in=due).update(confirmed_on=today, confirmed_until=until)
            for row in rows:
                if row.pk in due:
                    assurances.append(_assurance(actor, row, kind, today, until, channel, on_behalf_of))
                    change = {"confirmed_until": [None, until.isoformat()]}
                    lines.append(Line(f"{kind}.confirmed", row, change, told.get(row.uuid)))
        Assurance.objects.bulk_create(assurances)
        record_many(actor, lines)
    return len(lines)


def _assurance(
    actor: Any, row: Any, kind: str, day: date, until: date, channel: str, on_behalf_of: Organisation
) -> Assurance:
    return Assurance(
        kind=kind,
        target=row.uuid,
        confirmed_on=day,
        counts_until=until,
        channel=channel,
        confirmed_by=actor if getattr(actor, "pk", None) else None,
        on_behalf_of=on_behalf_of,
    )


def doubt(actor: Any, target: R, verdict: Verdict) -> R:
    """Somebody who may confirm it says that it is no longer right: from now on it counts as overdue.

    What was confirmed before stays in the history. Records '<kind>.doubted'. Raises Refused.
    """
    require(verdict)
    kind = type(target).__name__.lower()
    with transaction.atomic():
        target = lock(target)
        until, yesterday = target.confirmed_until, timezone.localdate() - timedelta(days=1)  # type: ignore[attr-defined]
        changes = {}
        if until is not None and until > yesterday:
            target.confirmed_until = yesterday  # type: ignore[attr-defined]
            target.save(update_fields=["confirmed_until"])
            changes = {"confirmed_until": [until.isoformat(), yesterday.isoformat()]}
        record_entry(actor, f"{kind}.doubted", target, changes)
    return target


def may_set_terms(user: Any) -> Verdict:
    """Administrators of the platform."""
    if user.is_authenticated and user.has_perm("organisations.change_confirmationterm"):
        return YES
    return no("Alleen een beheerder van het platform stelt in hoe lang een bevestiging telt.")


def set_term(actor: Any, term: ConfirmationTerm) -> ConfirmationTerm:
    """Say for how long confirmations of one kind count from now on. Records 'confirmationterm.changed'.

    Raises Refused, Invalid.
    """
    require(may_set_terms(actor))
    with transaction.atomic():
        before = ConfirmationTerm.objects.select_for_update().get(pk=term.pk)
        if before.kind != term.kind:
            raise Invalid({"kind": ["De soort blijft hetzelfde."]})
        if before.days != term.days:
            term.save(update_fields=["days"])
            record_entry(actor, "confirmationterm.changed", term, {"days": [before.days, term.days]}, clauses=(NOBODY,))
    return term


def confirm_organisation(actor: Any, organisation: Organisation, note: str = "") -> Organisation:
    """An editor or coordinator says that the organisation is described rightly. By its own editor, it is no example."""
    verdict = rules.may_confirm(actor, organisation)
    with transaction.atomic():
        organisation = confirm(actor, organisation, verdict, on_behalf_of=organisation, note=note)
        if organisation.is_example and rules.edits(actor, organisation):
            organisation.is_example = False
            organisation.save(update_fields=["is_example"])
    return organisation


def confirm_contact(actor: Any, contact: Contact) -> Contact:
    """An editor or coordinator says that the contact still works."""
    return confirm(actor, contact, rules.may_confirm(actor, contact.organisation), on_behalf_of=contact.organisation)
