"""What needs attention on one desk, remembered for as long as nothing changes in the register.

Asking every matter of a region with many organisations costs; a coordinator opens the page, acts on one thing and comes
back. What was found is kept under the last entry of the spine, so any change anywhere makes it be asked anew; what no
entry tells (the progress of a job) is seen within `DESK_KEPT_SECONDS`.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from weerbaar.foundation.activity.queries import last_entry
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Item, Pending, Scope

FIRST = 5


def pending_of(user: Any, scope: Scope) -> list[Pending]:
    """Every matter of the scope, the most urgent first, with its first items."""
    matters = attention.matters(scope)
    key = _key(user, scope)
    kept: dict[str, tuple[int, tuple[Item, ...]]] | None = cache.get(key)
    if kept is None or set(kept) != {matter.name for matter in matters}:
        found = attention.all_pending(user, scope, FIRST)
        kept = {one.matter.name: (one.count, one.items) for one in found}
        cache.set(key, kept, settings.DESK_KEPT_SECONDS)
    return [Pending(matter, scope, *kept[matter.name]) for matter in matters]


def first_step(user: Any, scopes: Sequence[Scope]) -> Pending | None:
    """The most urgent thing of these desks together."""
    found = [one for scope in scopes for one in pending_of(user, scope) if one.count]
    return min(found, key=lambda one: one.matter.position, default=None)


def _key(user: Any, scope: Scope) -> str:
    """Who with which keys asks about what, on which day, after which entry."""
    told = (user.pk, sorted(keyring(user)), scope.kind, scope.key, timezone.localdate(), last_entry())
    return f"desk:{hashlib.sha256(repr(told).encode()).hexdigest()}"
