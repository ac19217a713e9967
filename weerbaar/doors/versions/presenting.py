"""Versions in words: one row per field, side by side."""

from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.activity.versions import Version
from weerbaar.foundation.ports import history
from weerbaar.foundation.ports.versions import Versioned
from weerbaar.foundation.ui.lines import label_of, shown, who_of

UNKNOWN = "niet bewaard"
EMPTY = "leeg"
BEGAN = "Zoals het stond voordat het hier werd bijgehouden"


@dataclass(frozen=True, slots=True)
class Row:
    """A field in two versions; `is_same` when both hold the same, as far as history knows."""

    label: str
    first: str
    second: str
    is_same: bool


def rows_of(versioned: Versioned, first: Version, second: Version) -> list[Row]:
    """Every field that either version may show, in the order of the kind."""
    names = [
        name
        for name in versioned.fields
        if any(name in version.values or name in version.unknown for version in (first, second))
    ]
    return [_row(versioned.kind, name, first, second) for name in names]


def _row(kind: str, name: str, first: Version, second: Version) -> Row:
    words = [_words(kind, name, version) for version in (first, second)]
    known = all(name not in version.unknown for version in (first, second))
    same = (first.values.get(name) or "") == (second.values.get(name) or "") if known else words[0] == words[1]
    return Row(label_of(kind, name).capitalize(), words[0], words[1], same)


def _words(kind: str, name: str, version: Version) -> str:
    if name in version.unknown:
        return UNKNOWN
    return shown(kind, name, version.values.get(name)) or EMPTY


def line_of(version: Version, reader: Any) -> dict[str, Any]:
    """One version in the list."""
    entry = version.entry
    named = bool(reader.is_authenticated)
    return {
        "key": version.key,
        "at": version.at,
        "text": history.sentence_of(entry.code) if entry else BEGAN,
        "who": who_of(entry) if entry and named else "",
        "is_current": version.is_current,
    }
