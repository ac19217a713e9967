"""Earlier versions of a record, made from its history: what stands there now, with line after line taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from weerbaar.foundation.activity.batches import BATCHES, PLACES
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.versions import Versioned

BEGIN = "begin"
# History of one record that is longer than this is not taken back any further.
MOST_LINES = 1000


@dataclass(frozen=True, slots=True)
class Version:
    """What the record held from one line of history to the next.

    `key` names it in addresses; `entry` is the line that made it so (None for what stood there before the first known
    line); `values` by field, without those in `unknown`: of names, numbers and the like history only tells that they
    changed.
    """

    key: str
    entry: Entry | None
    values: dict[str, Any]
    unknown: frozenset[str]
    is_current: bool = False

    @property
    def at(self) -> datetime | None:
        return self.entry.at if self.entry else None


@dataclass(frozen=True, slots=True)
class _Line:
    entry: Entry
    changes: dict[str, list[Any]]
    is_readable: bool

    @property
    def begins(self) -> bool:
        """Did the record come into being with this line?"""
        return self.entry.code.endswith(".added") or (self.entry.code in BATCHES and not self.changes)


def versions_of(versioned: Versioned, record: Any, keys: KeyRing, reader: Any) -> list[Version]:
    """The versions that this reader may see, the current one first; the caller fetched the record as visible.

    What a record held between two lines might be seen by who may read either of them: a line is read by who might see
    what stood there before it and after it. What names others must be seen now as well.
    """
    lines = _lines(versioned, record, keys, reader)
    found = _taken_back(versioned, record, lines)
    shown = _of_seen_names(versioned, [version for version, is_open in found if is_open], reader)
    hidden = versioned.hides(reader, record)
    return [_without(version, hidden) for version in shown]


def _lines(versioned: Versioned, record: Any, keys: KeyRing, reader: Any) -> list[_Line]:
    """Every line about the record, newest first, those that this reader may read marked."""
    readable = set(history_of(record.uuid, keys, reader).values_list("pk", flat=True))
    own = Entry.objects.filter(target=record.uuid).select_related("actor").order_by("-at", "-pk")[:MOST_LINES]
    lines = [_Line(entry, entry.changes, entry.pk in readable) for entry in own]
    if versioned.kind in PLACES:
        named, told = PLACES[versioned.kind]
        files = Entry.objects.filter(code__in=BATCHES, changes__contains={named: [record.pk]}).select_related("actor")
        for entry in files[:MOST_LINES]:
            part = entry.changes.get(told, {}).get(str(record.pk))
            if part is not None:
                is_open = opens(keys, [frozenset(clause) for clause in part["clauses"]])
                lines.append(_Line(entry, part["changes"], is_open))
    return sorted(lines, key=lambda line: (line.entry.at, line.entry.pk), reverse=True)


def _taken_back(versioned: Versioned, record: Any, lines: Sequence[_Line]) -> list[tuple[Version, bool]]:
    """Every version from now back to the first line, and whether the reader might see it."""
    values, unknown = versioned.state_of(record), frozenset[str]()
    found: list[tuple[Version, bool]] = []
    is_open = True  # what stands there now is seen
    for line in lines:
        told = {name: pair for name, pair in line.changes.items() if name in versioned.fields}
        is_open = is_open or line.is_readable
        if not told and not line.begins:
            continue
        found.append((Version(str(line.entry.uuid), line.entry, values, unknown, not found), is_open))
        is_open = line.is_readable
        if line.begins:
            return found
        before = {name: pair[0] for name, pair in told.items() if len(pair) == 2}
        values = values | before
        unknown = (unknown | told.keys()) - before.keys()
    found.append((Version(BEGIN, None, values, unknown, not found), is_open))
    return found


def _of_seen_names(versioned: Versioned, versions: list[Version], reader: Any) -> list[Version]:
    """Those that name only what the reader may see now."""
    named = {version.key: set(versioned.names(version.values)) for version in versions}
    wanted: dict[str, set[str]] = {}
    for kind, ref in set().union(*named.values()):
        wanted.setdefault(kind, set()).add(ref)
    seen = {
        (kind, ref)
        for kind, refs in wanted.items()
        for ref in kinds.get(kind).visible_to(reader).filter(ref__in=refs).values_list("ref", flat=True)
    }
    return [version for version in versions if version.is_current or named[version.key] <= seen]


def _without(version: Version, hidden: set[str]) -> Version:
    values = {
        name: value for name, value in version.values.items() if name not in hidden and name not in version.unknown
    }
    return Version(version.key, version.entry, values, version.unknown - hidden, version.is_current)
