"""Confirming that facts are still right."""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record as record_entry
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.assurance import Assurance, counts_until
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
            counts_until=counts_until(day),
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
