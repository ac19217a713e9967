"""Putting an earlier version back: an ordinary change by the ordinary service of its kind."""

from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.versions import Version
from weerbaar.foundation.ports.versions import Versioned


def restore_version(actor: Any, versioned: Versioned, record: Any, version: Version, seen: str | None) -> Any:
    """All or nothing; the service of the kind checks, writes and records. Raises Refused, Stale, Invalid."""
    with transaction.atomic():
        return versioned.restore(actor, record, version.values, seen)
