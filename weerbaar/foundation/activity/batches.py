"""One record for many rows at once: an import, its undoing, a load."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q
from django.db.models.fields.json import KeyTransform

from weerbaar.foundation.activity.models import BATCHES, Entry
from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.audiences.rules import opens

IMPORTED, UNDONE = BATCHES
__all__ = ["BATCHES", "IMPORTED", "UNDONE", "Batch", "parts_of", "parts_since", "record_batch"]
# Where a batch names its rows of a kind, and where it tells what became of each.
PLACES = {"capability": ("ids", "rows"), "organisation": ("organisation_ids", "organisation_rows")}


@dataclass(frozen=True)
class Batch:
    """What the record is about: no row, but a file or a run with a name."""

    name: str
    uuid: UUID = field(default_factory=uuid4)

    def __str__(self) -> str:
        return self.name


def record_batch(actor: Any, code: str, name: str, changes: dict[str, Any]) -> Entry:
    """Write what happened to many rows, in the transaction of the change. `changes` names them under `ids`.

    It counts rows that a reader may not see, so no reader sees it; listeners do hear it.
    """
    return record(actor, code, Batch(name), changes, clauses=(NOBODY,))


def parts_of(kind: str, pk: int, keys: KeyRing, at_most: int = 500) -> list[Entry]:
    """The lines of history that a row has from files that were read in, newest first.

    A batch is one entry that nobody reads; each row's part of it goes to who might see the row then. The caller has
    fetched the row through `visible_to`.
    """
    named, told = PLACES[kind]
    files = Entry.objects.filter(code__in=BATCHES, changes__contains={named: [pk]}).select_related("actor")
    return [part for entry in files[:at_most] if (part := _part(entry, kind, told, pk, keys)) is not None]


def parts_since(kind: str, rows: Mapping[int, UUID], keys: KeyRing, since: datetime) -> list[Entry]:
    """The same for a few rows together (pk -> uuid), of files since a moment, in one query that brings no more of a
    file than their part of it. The caller has fetched the rows through `visible_to`."""
    if not rows:
        return []
    named, told = PLACES[kind]
    about = Q()
    for pk in rows:
        about |= Q(changes__contains={named: [pk]})
    lines = {f"part_{pk}": KeyTransform(str(pk), KeyTransform(told, "changes")) for pk in rows}
    files = Entry.objects.filter(about, code__in=BATCHES, at__gte=since).select_related("actor").defer("changes")
    found = []
    for entry in files.annotate(**lines).order_by("-at", "-pk"):
        for pk, target in rows.items():
            part = _line(entry, kind, getattr(entry, f"part_{pk}"), keys)
            if part is not None:
                part.target = target
                found.append(part)
    return found


def _part(entry: Entry, kind: str, told: str, pk: int, keys: KeyRing) -> Entry | None:
    return _line(entry, kind, entry.changes.get(told, {}).get(str(pk)), keys)


def _line(entry: Entry, kind: str, line: dict[str, Any] | None, keys: KeyRing) -> Entry | None:
    """What a file tells of one row, for who might see the row then."""
    if line is None or not opens(keys, [frozenset(clause) for clause in line["clauses"]]):
        return None
    return Entry(pk=entry.pk, at=entry.at, actor=entry.actor, code=entry.code, kind=kind, changes=line["changes"])
