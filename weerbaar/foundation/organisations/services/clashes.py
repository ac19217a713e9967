"""Numbers that more than one organisation carries: noticed after the fact, so that the typist cannot tell."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.organisations import rules
from weerbaar.foundation.organisations.models import Clash, Identifier


def note_clashes(organisation: uuid.UUID) -> int:
    """Open a clash for each number of this organisation that another carries too. How many are open for it now.

    Runs as a listener after the commit and may run twice: whatever stands open already is only completed.
    """
    own = list(Identifier.objects.filter(organisation__uuid=organisation).values_list("scheme", "value"))
    found = 0
    for scheme, value in own:
        holders = set(Identifier.objects.filter(scheme=scheme, value=value).values_list("organisation", flat=True))
        if len(holders) < 2 or _is_settled(scheme, value, holders):
            continue
        with transaction.atomic():
            clash, _ = Clash.objects.get_or_create(scheme=scheme, value=value, resolved_at=None)
            clash.organisations.add(*holders)
        found += 1
    return found


def _is_settled(scheme: str, value: str, holders: set[int]) -> bool:
    """Has a coordinator looked at this number with all of these organisations before?"""
    settled = Clash.objects.filter(scheme=scheme, value=value, resolved_at__isnull=False)
    return any(holders <= set(clash.organisations.values_list("pk", flat=True)) for clash in settled)


def resolve_clash(actor: Any, clash: Clash, resolution: str) -> Clash:
    """A coordinator or administrator says what the clash was. Raises Refused."""
    require(rules.may_resolve_clash(actor))
    with transaction.atomic():
        clash = Clash.objects.select_for_update().get(pk=clash.pk)
        _close(actor, clash, resolution, "organisation.clash_resolved")
    return clash


def close_past_clashes(actor: Any, numbers: Iterable[tuple[str, str]], why: str) -> int:
    """Close what stands open about these numbers (scheme, value) while no two organisations carry them any more.

    For who takes numbers away in bulk, in that transaction. How many were closed.
    """
    closed, taken = 0, set(numbers)
    standing = Clash.objects.select_for_update().filter(resolved_at=None, value__in={value for _, value in taken})
    for clash in standing.order_by("pk"):
        holders = Identifier.objects.filter(scheme=clash.scheme, value=clash.value).values("organisation").distinct()
        if (clash.scheme, clash.value) in taken and holders.count() < 2:
            _close(actor, clash, why, "organisation.clash_past")
            closed += 1
    return closed


def _close(actor: Any, clash: Clash, resolution: str, code: str) -> None:
    """Closed, with a line in the history of each organisation for who may see them all."""
    clash.resolved_at, clash.resolved_by, clash.resolution = timezone.now(), actor, resolution
    clash.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    holders = list(clash.organisations.all())
    for organisation in holders:
        changes = {"identifiers": [str(clash), resolution]}
        clauses = {holder.clause for holder in holders}
        record(actor, code, organisation, changes, clauses=clauses, mentions=holders)
