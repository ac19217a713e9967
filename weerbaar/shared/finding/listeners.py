"""Keeping the search index true after what happened to anything that can be found."""

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ports import kinds
from weerbaar.shared.finding import corpus, findables


def reindex(entry: Entry) -> None:
    """Have every web process read the row again that an entry is about; harmless when told twice."""
    findable = findables.get(entry.kind)
    if findable is None:
        return
    keys = kinds.get(entry.kind).model._default_manager.filter(uuid=entry.target).values_list("pk", flat=True)
    corpus.changed(findable, list(keys))
