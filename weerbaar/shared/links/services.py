"""Laying and taking away links. Both ends tell it in their history."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.shared.links import rules
from weerbaar.shared.links.models import Link
from weerbaar.shared.links.queries import kind_of

ITSELF = "Dit is hetzelfde. Kies iets anders."


@transaction.atomic
def add_link(actor: Any, one: Any, other: Any) -> Link:
    """These two belong together; nothing happens when that was known. Raises Refused; Invalid for one and the same."""
    require(rules.may_link(actor))
    if one.uuid == other.uuid:
        raise Invalid({"other": [ITSELF]})
    link, is_new = Link.objects.get_or_create(**_pair(one, other), defaults={"by": actor})
    if is_new:
        _tell(actor, "link.added", one, other)
    return link


@transaction.atomic
def remove_link(actor: Any, one: Any, other: Any) -> None:
    """These two belong together no longer. Raises Refused."""
    require(rules.may_link(actor))
    gone, _ = Link.objects.filter(**_pair(one, other)).delete()
    if gone:
        _tell(actor, "link.removed", one, other)


def forget(record: Any) -> None:
    """Nothing belongs to it any more: it is about to be wiped. What history told of it shows to nobody from then on."""
    Link.objects.filter(Q(left=record.uuid) | Q(right=record.uuid)).delete()


def _pair(one: Any, other: Any) -> dict[str, str | UUID]:
    """The columns, the lower uuid on the left. PostgreSQL and Python order uuids alike."""
    low, high = sorted((one, other), key=lambda record: record.uuid)
    return {"left_kind": kind_of(low), "left": low.uuid, "right_kind": kind_of(high), "right": high.uuid}


def _tell(actor: Any, code: str, one: Any, other: Any) -> None:
    for here, there in ((one, other), (other, one)):
        clauses = {*here.clauses(), *there.clauses()}
        record(actor, code, here, {"other": [None, str(there)]}, clauses=clauses, mentions=[there])
