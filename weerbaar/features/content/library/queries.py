"""Which documents and passages a reader may see."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from weerbaar.features.content.library.models import Document, Passage
from weerbaar.features.content.library.shelf import SHELF


def visible_to(user: Any) -> QuerySet[Document]:
    return SHELF.visible_to(user)


def passages_of(user: Any, document: Document) -> QuerySet[Passage]:
    """The passages of a document in their order; none when the reader may not see it."""
    return Passage.objects.filter(document__in=visible_to(user).filter(pk=document.pk)).order_by("number")


def passages_at(user: Any, places: Collection[tuple[int, int]]) -> list[Passage]:
    """Places are (document, number). Only of documents that the reader may see. One query."""
    documents, numbers = {document for document, _ in places}, {number for _, number in places}
    rows = Passage.objects.filter(document__in=visible_to(user).filter(pk__in=documents), number__in=numbers)
    wanted = rows.select_related("document__file")
    return [row for row in wanted if (row.document_id, row.number) in places]
