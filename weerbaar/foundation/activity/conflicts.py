"""Two people changed one record: what it was, what stands there now, what was typed, and which of them is kept.

Values are compared in the plain form in which JSON holds them, so that what a form carried along as text, what a person
typed and what the database gives are the same when they mean the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core import signing

from weerbaar.foundation.activity.models import Entry

SALT = "form-opened"
NOBODY_NAMED = "een gebruiker"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed meanwhile, in words.

    `is_clash`: the writer changed it too, so one of the two has to be chosen; otherwise what the other saved is kept.
    `who` and `when` are empty when the reader may not see that line of history.
    """

    name: str
    label: str
    was: str
    now: str
    typed: str
    is_clash: bool
    who: str = ""
    when: datetime | None = None


def plain(value: Any) -> Any:
    """A value as JSON holds it, nothing being '' whatever its type. Records go by their ref."""
    if value in (None, "", []) or value == ():
        return ""
    match value:
        case bool() | int():
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case list() | tuple() | set():
            return [plain(one) for one in value]
        case str():
            return value.replace("\r\n", "\n").strip()
    return str(getattr(value, "ref", value))


def sealed(values: Mapping[str, Any]) -> str:
    """What a form held when it was opened, to travel along with it."""
    return signing.dumps({name: plain(value) for name, value in values.items()}, salt=SALT, compress=True)


def unsealed(text: str) -> dict[str, Any] | None:
    """The same, back; None when the form brought nothing that can be trusted."""
    try:
        opened = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return opened if isinstance(opened, dict) else None


def told_by(entries: Iterable[Entry], field: str) -> tuple[str, datetime | None]:
    """Who changed a field last, and when, in these lines of history (newest first); ('', None) when none tells."""
    for entry in entries:
        if field in entry.changes:
            return (entry.actor.name if entry.actor else "") or NOBODY_NAMED, entry.at
    return "", None
