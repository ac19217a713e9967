"""Keeping the search index true after what happened to a document."""

from weerbaar.features.content.library.corpus import NAME, PASSAGES, key_of
from weerbaar.features.content.library.models import Document
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.search import port


def reindex(entry: Entry) -> None:
    """Tell every web process what to read again: the document, and its passages, those that went too."""
    document = Document.objects.filter(uuid=entry.target).first()
    if document is None:
        return
    before = (entry.changes.get("passages") or [0])[0] or 0
    last = max(before, document.passages.count())
    port.changed(NAME, [document.pk])
    port.changed(PASSAGES, [key_of(document.pk, number) for number in range(1, last + 1)])
