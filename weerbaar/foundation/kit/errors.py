"""The two ways in which a service says no."""

from django.core.exceptions import PermissionDenied

from weerbaar.foundation.kit.verdict import Verdict


class Refused(PermissionDenied):
    """The actor may see the thing, but may not do this. The message is a Dutch sentence; pages answer 403."""


class Invalid(ValueError):
    """What was asked cannot be: `errors` maps a field name ('' for the whole) to Dutch sentences."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("; ".join(message for messages in errors.values() for message in messages))
        self.errors = errors


class Stale(Exception):
    """Somebody else changed the record since the form was opened."""


def require(verdict: Verdict) -> None:
    """Raise `Refused` with the reason unless the verdict is yes."""
    if not verdict:
        raise Refused(verdict.reason)
