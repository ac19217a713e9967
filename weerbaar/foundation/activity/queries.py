"""Lines of history that a reader may see."""

import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from weerbaar.foundation.activity.models import Entry, EntryClause
from weerbaar.foundation.audiences.keys import KeyRing


def readable_by(keys: KeyRing) -> QuerySet[Entry]:
    """Lines whose every clause the ring opens: what might be seen when it happened."""
    closed = EntryClause.objects.filter(entry=OuterRef("pk")).exclude(keys__overlap=sorted(keys))
    return Entry.objects.filter(~Exists(closed))


def history_of(target: uuid.UUID, keys: KeyRing) -> QuerySet[Entry]:
    """The history of one record, newest first; the caller has fetched the record itself through `visible_to`."""
    return readable_by(keys).filter(target=target).select_related("actor")


def history_of_all(targets: Iterable[uuid.UUID], keys: KeyRing) -> QuerySet[Entry]:
    """The history of several records together, newest first; the caller fetched each through its `visible_to`."""
    return readable_by(keys).filter(target__in=list(targets)).select_related("actor")
