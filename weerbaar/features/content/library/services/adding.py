"""Putting a file on the shelf by the machine itself: for the command and for examples."""

from collections.abc import Mapping
from typing import Any

from django.core.files import File

from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.services.keeping import add_document
from weerbaar.features.content.library.services.reading import read_document
from weerbaar.shared.files import services as files

USUAL = {"kind": "overig", "licence": "onbekend", "language": "nl", "area": ["NL"], "visibility": "openbaar"}


def add_plain(
    sent: File, values: Mapping[str, Any], *, publish: bool = True, is_example: bool = False
) -> tuple[Document, bool]:
    """The document of this file and whether it is new; its text is read when this returns.

    A file that is there already is left as it is. Raises Invalid.
    """
    stored = files.take_file(None, sent)
    there = Document.objects.filter(file__digest=stored.digest).order_by("pk").first()
    if there is not None:
        files.drop(stored)
        return there, False
    document = add_document(None, {**USUAL, **values}, stored, publish=publish, is_example=is_example)
    read_document(document.pk, document.reading_turn)
    document.refresh_from_db()
    return document, True
