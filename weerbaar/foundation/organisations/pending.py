"""What needs attention on one desk, remembered until something happens that it depends on.

Asking every matter of a region with many organisations costs; a coordinator opens the page, acts on one thing and comes
back. Each matter is kept until the spine tells of something that it follows (`Matter.follows`); what no entry tells is
seen within `REMEMBERED_SECONDS`.
"""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from weerbaar.foundation.activity.queries import codes_since, last_entry
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Matter, Pending, Scope

FIRST = 5
# After these an organisation may stand on another desk, or be seen by others: every matter is asked anew.
FOR_ALL = (
    "organisation.added",
    "organisation.changed",
    "organisation.ended",
    "organisation.merged",
    "organisation.resumed",
    "organisation.split",
    "organisation.unmerged",
    "organisation.unsplit",
    "capability.imported",
    "capability.import_undone",
    "role.",
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one matter held when this entry was the last, kept no longer than `until` (seconds, as `time.time`)."""

    entry: int
    until: float
    count: int
    items: tuple[Item, ...]


def pending_of(user: Any, scope: Scope) -> list[Pending]:
    """Every matter of the scope, the most urgent first, with its first items."""
    matters = attention.matters(scope)
    key = _key(user, scope)
    kept: dict[str, _Kept] = cache.get(key) or {}
    last, good = _still_good(matters, kept)
    found = [
        Pending(one, scope, good[one.name].count, good[one.name].items)
        if one.name in good
        else attention.pending(user, scope, one, FIRST)
        for one in matters
    ]
    if len(good) < len(matters):
        until = time.time() + settings.REMEMBERED_SECONDS
        fresh = {one.matter.name: _Kept(last, until, one.count, one.items) for one in found if one.matter.is_kept}
        cache.set(key, fresh | good, settings.REMEMBERED_SECONDS)
    return found


def first_step(user: Any, scopes: Sequence[Scope]) -> Pending | None:
    """The most urgent thing of these desks together."""
    found = [one for scope in scopes for one in pending_of(user, scope) if one.count]
    return min(found, key=lambda one: one.matter.position, default=None)


def _still_good(matters: Sequence[Matter], kept: dict[str, _Kept]) -> tuple[int, dict[str, _Kept]]:
    """The last entry of all, and what was kept of which nothing happened since. One query."""
    in_time = {name: one for name, one in kept.items() if time.time() < one.until}
    if not in_time:
        return last_entry(), {}
    since = min(one.entry for one in in_time.values())
    happened = codes_since(since)
    if happened is None:
        return last_entry(), {}
    good = {}
    for matter in matters:
        one = in_time.get(matter.name)
        if one and not any(entry > one.entry and _touches(code, matter) for entry, code in happened):
            good[matter.name] = one
    return max((entry for entry, _ in happened), default=since), good


def _touches(code: str, matter: Matter) -> bool:
    return not matter.follows or code.startswith(FOR_ALL) or code.startswith(matter.follows)


def _key(user: Any, scope: Scope) -> str:
    """Who with which keys asks about what, on which day."""
    told = (user.pk, sorted(keyring(user)), scope.kind, scope.key, timezone.localdate())
    return f"desk:{hashlib.sha256(repr(told).encode()).hexdigest()}"
