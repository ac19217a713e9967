"""Keeping the search index true after what happened to anything that can be found."""

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ports import kinds
from weerbaar.shared.finding import corpus, findables


def reindex(entry: Entry) -> None:
    """Have every process read again what an entry is about or names of that kind; harmless when told twice."""
    findable = findables.get(entry.kind)
    if findable is None:
        return
    named = {entry.target, *entry.mentions.filter(kind=entry.kind).values_list("target", flat=True)}
    keys = kinds.get(entry.kind).model._default_manager.filter(uuid__in=named).values_list("pk", flat=True)
    corpus.changed(findable, list(keys))
