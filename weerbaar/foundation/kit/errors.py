"""The two ways in which a service says no."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from weerbaar.foundation.kit.verdict import Verdict


class Refused(PermissionDenied):
    """The actor may see the thing, but may not do this. The message is a Dutch sentence; pages answer 403."""


class Invalid(ValueError):
    """What was asked cannot be: `errors` maps a field name ('' for the whole) to Dutch sentences."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("; ".join(message for messages in errors.values() for message in messages))
        self.errors = errors

    @classmethod
    def from_validation(cls, error: ValidationError) -> "Invalid":
        """What a model says about itself, in our words ('__all__' becomes '')."""
        if not hasattr(error, "error_dict"):
            return cls({"": list(error.messages)})
        return cls({("" if name == "__all__" else name): texts for name, texts in error.message_dict.items()})


class Stale(Exception):
    """Somebody else changed the record since the form was opened; `current` is the record as it is now."""

    def __init__(self, message: str = "Iemand anders heeft dit intussen gewijzigd.", current: Any = None) -> None:
        super().__init__(message)
        self.current = current


def require(verdict: Verdict) -> None:
    """Raise `Refused` with the reason unless the verdict is yes."""
    if not verdict:
        raise Refused(verdict.reason)
