"""Lines of history that a reader may see."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from weerbaar.foundation.activity.models import Entry, EntryClause, EntryMention
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.ports import kinds


def readable_by(keys: KeyRing, reader: Any, lines: QuerySet[Entry] | None = None) -> QuerySet[Entry]:
    """Of these lines (all) those whose every clause the ring opens (what might be seen then) and that name nothing
    hidden (now).

    One query finds which kinds these lines name: each kind that might be named makes the question longer, and with all
    of them it costs more to put than to answer.
    """
    among = Entry.objects.all() if lines is None else lines
    named = set(EntryMention.objects.filter(entry__in=among.order_by()).values_list("kind", flat=True).distinct())
    closed = EntryClause.objects.filter(entry=OuterRef("pk")).exclude(keys__overlap=sorted(keys))
    return among.filter(~Exists(closed), ~Exists(_unseen_mentions(reader, named)))


def _unseen_mentions(reader: Any, named: set[str]) -> QuerySet[EntryMention]:
    """What a line names and this reader may not see; of another kind than these, or than may be named, it is never
    seen."""
    seen = Q()
    for kind in kinds.mentioned():
        if kind.name not in named:
            continue
        visible = (kind.known_to or kind.visible_to)(reader).filter(uuid=OuterRef("target"))
        seen |= Q(kind=kind.name) & Q(Exists(visible))
    return EntryMention.objects.filter(entry=OuterRef("pk")).exclude(seen)


def last_entry() -> int:
    """The key of the newest line of all; 0 when there is none. Another number means that something changed."""
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def codes_since(key: int, at_most: int = 500) -> list[tuple[int, str]] | None:
    """(key, code) of every line after this one, whoever may read them; None when there are too many to tell."""
    found = list(Entry.objects.filter(pk__gt=key).order_by("pk").values_list("pk", "code")[: at_most + 1])
    return found if len(found) <= at_most else None


def history_of(target: uuid.UUID, keys: KeyRing, reader: Any) -> QuerySet[Entry]:
    """The history of one record, newest first; the caller has fetched the record itself through `visible_to`."""
    return readable_by(keys, reader, Entry.objects.filter(target=target)).select_related("actor")


def history_of_all(targets: Iterable[uuid.UUID], keys: KeyRing, reader: Any) -> QuerySet[Entry]:
    """The history of several records together, newest first; the caller fetched each through its `visible_to`."""
    return readable_by(keys, reader, Entry.objects.filter(target__in=list(targets))).select_related("actor")
