"""History in plain Dutch: 'naam: Bakkerij → Bakkerij Jansen'."""

import datetime
from collections.abc import Iterable
from typing import Any, TypedDict

from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ports import history, kinds
from weerbaar.foundation.taxonomy import areas, vocabularies

LONGEST = 80
NOTHING = "niets"


class Line(TypedDict):
    """One line for the component `history`: when, by whom ('' when that is not for this reader), what, and details."""

    when: datetime.datetime
    who: str
    text: str
    details: list[str]


def lines_of(entries: Iterable[Entry], reader: Any) -> list[Line]:
    """The entries as lines. Members read who did it; a visitor reads what changed and when."""
    named = bool(reader is not None and reader.is_authenticated)
    return [
        {
            "when": entry.at,
            "who": who_of(entry) if named else "",
            "text": history.sentence_of(entry.code),
            "details": [_detail(entry.kind, name, pair) for name, pair in entry.changes.items()],
        }
        for entry in entries
    ]


def who_of(entry: Entry) -> str:
    """The name that the person chose, never an e-mail address; '' for the machine itself, and for who has left."""
    return (entry.actor.name or "een gebruiker") if entry.actor else ""


def _detail(kind: str, name: str, pair: list[Any]) -> str:
    label = label_of(kind, name)
    if len(pair) != 2:
        return f"{label} gewijzigd"
    old, new = (shown(kind, name, value) for value in pair)
    if len(old) > LONGEST or len(new) > LONGEST:
        return f"{label} gewijzigd"
    if not old:
        return f"{label}: {new or NOTHING}"
    return f"{label}: {old} → {new or NOTHING}"


def label_of(kind: str, name: str) -> str:
    """What a field is called on screen."""
    declared = history.label_of(f"{kind}.{name}")
    if declared:
        return declared
    return str(getattr(_field(kind, name), "verbose_name", name.replace("_", " ")))


def _field(kind: str, name: str) -> Any:
    """The model's field, or None when the kind or the field is unknown."""
    try:
        return kinds.get(kind).model._meta.get_field(name)
    except (KeyError, FieldDoesNotExist):
        return None


def shown(kind: str, name: str, value: Any) -> str:
    """A recorded value as people read it."""
    key = f"{kind}.{name}"
    if value in (None, "", []):
        return ""
    show = history.shower_of(key)
    if show is not None:
        return show(value)
    if name in ("area", "regions"):
        return _area(value)
    if name == "visibility":
        return vocabularies.label("visibility", str(value))
    choices = dict(getattr(_field(kind, name), "choices", None) or ())
    if isinstance(value, str) and value in choices:
        return str(choices[value])
    vocabulary = history.vocabulary_of(key)
    return ", ".join(_word(vocabulary, one) for one in (value if isinstance(value, list) else [value]))


def _word(vocabulary: str | None, value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if vocabulary:
        return vocabularies.label(vocabulary, str(value))
    day = parse_date(value) if isinstance(value, str) and len(value) == 10 and value[4:5] == "-" else None
    return date_format(day, "j F Y") if day else str(value)


def _area(value: Any) -> str:
    try:
        return areas.describe(value)
    except ValueError:
        return ", ".join(map(str, value))
