"""Confirming what an organisation has in the register, one thing or all at once, and saying that something is wrong."""

import hashlib
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction

from weerbaar.features.networks.reports.models import Report
from weerbaar.features.networks.reports.services import add_report
from weerbaar.features.networks.upkeep import rules
from weerbaar.features.networks.upkeep.queries import Thing, things_of
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Stale, require
from weerbaar.foundation.kit.verdict import YES
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import edits
from weerbaar.foundation.organisations.services.assurance import WEB, confirm_many, doubt

MAIL = "mail"


def confirm_all(
    actor: Any,
    organisation: Organisation,
    channel: str = WEB,
    *,
    only: Collection[UUID] | None = None,
    seen: str | None = None,
) -> int:
    """Say that everything of an organisation is right today, or only these (uuids). How many were confirmed now.

    For who may confirm the organisation; what they may not see or confirm is left alone. `seen` is what `version_of`
    said of the things they had before them: raises Stale when one of those was changed since. An example becomes the
    organisation's own with it, when its own editor does this. The number of queries does not grow with the things.
    Records '<kind>.confirmed' for each. Raises Refused.
    """
    require(rules.may_look_after(actor, organisation))
    with transaction.atomic():
        organisation = lock(organisation)
        was_example = organisation.is_example
        things = [one for one in things_of(actor, organisation) if only is None or one.row.uuid in only]
        if seen is not None and version_of(things) != seen:
            raise Stale(current=organisation)
        if was_example and things and edits(actor, organisation):
            organisation.is_example = False
            organisation.save(update_fields=["is_example"])
        clauses = {one.row.uuid: one.row.clauses() for one in things}
        rows = [one.row for one in things]
        return confirm_many(actor, rows, YES, on_behalf_of=organisation, channel=channel, clauses=clauses)


def version_of(things: Collection[Thing]) -> str:
    """What somebody had before them, in short: another text as soon as one of it was changed or confirmed."""
    together = "|".join(sorted(one.version for one in things))
    return hashlib.sha256(together.encode()).hexdigest()[:16]


def doubt_thing(actor: Any, organisation: Organisation, target: UUID, remark: str) -> Any:
    """Somebody who looks after it says that something is no longer right: it counts as overdue from now on.

    The remark is a report for all who keep it, and for the coordinator when it is not dealt with. The record, or None
    when it is not theirs to confirm. Raises Refused, Invalid (too many reports about it).
    """
    require(rules.may_look_after(actor, organisation))
    with transaction.atomic():
        thing = next((one for one in things_of(actor, organisation) if one.row.uuid == target), None)
        if thing is None:
            return None
        sender = hashlib.sha256(f"upkeep:{actor.pk}:{target}".encode()).hexdigest()
        add_report(actor, thing.kind, thing.row, {"what": Report.What.WRONG, "text": remark}, sender)
        return doubt(actor, thing.row, YES)
