"""Organisations taking part in partnerships."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import Membership, Organisation


def join_partnership(
    actor: Any, member: Organisation, partnership: Organisation, values: Mapping[str, Any]
) -> Membership:
    """The member takes part in the partnership. For editors and coordinators of either; raises Refused or Invalid."""
    require(rules.may_change_membership(actor, partnership, member))
    if partnership.pk == member.pk:
        raise Invalid({"partnership": ["Een organisatie kan geen lid zijn van zichzelf."]})
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        raise Invalid({"until": ["De einddatum ligt vóór de begindatum."]})
    with transaction.atomic():
        member = lock(member)
        standing = Membership.objects.select_for_update().filter(partnership=partnership, member=member).first()
        if standing is not None and not standing.has_ended:
            raise Invalid({"": ["Dit lidmaatschap staat er al."]})
        row = standing or Membership(partnership=partnership, member=member)
        row.role, row.since, row.until = values.get("role", ""), since, until
        row.save()
        _record(actor, "joined", row)
    return row


def end_membership(actor: Any, membership: Membership, on: date | None = None) -> Membership:
    """The member leaves on a day (today unless given). For who keeps either; raises Refused or Invalid."""
    require(rules.may_change_membership(actor, membership.partnership, membership.member))
    day = on or timezone.localdate()
    if membership.since and day < membership.since:
        raise Invalid({"": ["De einddatum ligt vóór de begindatum."]})
    with transaction.atomic():
        lock(membership.member)
        membership.until = day
        membership.save(update_fields=["until"])
        _record(actor, "left", membership)
    return membership


def _record(actor: Any, verb: str, row: Membership) -> None:
    """A line in the history of the member, for who may see both."""
    clauses = (row.partnership.clause, row.member.clause)
    changes = {"partnership": [None, str(row.partnership)]}
    record(actor, f"organisation.{verb}", row.member, changes, clauses=clauses, mentions=[row.partnership])
