"""Reading the text of a document: asked in the transaction of a change, done by a worker, in steps that show."""

import logging
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.features.content.library import rules
from weerbaar.features.content.library.models import MOST_PASSAGES, Document, Passage
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import require
from weerbaar.shared.files.reading.parent import parts_in
from weerbaar.shared.files.reading.parts import Part
from weerbaar.shared.files.services import at_hand
from weerbaar.shared.files.unwanted import UnwantedFile

logger = logging.getLogger(__name__)
STEP = 20  # pages written at a time
BROKEN = "Er ging iets mis bij het lezen van dit bestand. Probeer het opnieuw; blijft het misgaan, meld het dan."


class _Overtaken(Exception):
    """Somebody asked for another reading: this one stops."""


def ask_reading(document: Document) -> None:
    """Have a worker read the text, after this transaction commits; another reading that is going on stops."""
    from weerbaar.features.content.library.jobs import read_soon

    document.reading, document.problem, document.reading_since = Document.Reading.WAITING, "", timezone.now()
    document.reading_turn += 1
    document.parts_read, document.parts_of = 0, document.file.page_count or 0
    names = ["reading", "problem", "reading_since", "reading_turn", "parts_read", "parts_of", "updated_at"]
    document.save(update_fields=names)
    read_soon(document.pk, document.reading_turn)


@transaction.atomic
def read_again(actor: Any, document: Document) -> Document:
    """Once more, after it failed or stopped halfway. For editors. Raises Refused."""
    row = lock(document)
    require(rules.may_read_again(actor, row))
    ask_reading(row)
    record(actor, "document.reading_asked", row)
    return row


def read_document(document_id: int, turn: int) -> None:
    """For a worker: every page becomes a passage; progress shows every few pages. Harmless when told twice."""
    document = Document.objects.select_related("file").filter(pk=document_id, reading_turn=turn).first()
    if document is None or document.reading not in (Document.Reading.WAITING, Document.Reading.BUSY):
        return
    before = document.passages.count()
    try:
        with at_hand(document.file) as path:
            _write_all(document, turn, path)
    except _Overtaken:
        return
    except UnwantedFile as error:
        _end(document, turn, before, str(error))
    except Exception:  # whatever it is: told to editors, and to who keeps the machine
        logger.exception("reading document %s failed", document_id)
        _end(document, turn, before, BROKEN)
    else:
        _end(document, turn, before, "")


def _write_all(document: Document, turn: int, path: str) -> None:
    parts = islice(parts_in(document.file.kind, path), MOST_PASSAGES - 1)
    number = 0
    while step := list(islice(parts, STEP)):
        with transaction.atomic():
            row = _still(document, turn)
            if number == 0:
                row.passages.all().delete()
            Passage.objects.bulk_create(_passage(row, number + place, part) for place, part in enumerate(step, 1))
            number += len(step)
            row.reading, row.parts_read = Document.Reading.BUSY, number
            row.parts_of = max(row.parts_of, step[-1].of)
            row.save(update_fields=["reading", "parts_read", "parts_of", "updated_at"])


def _passage(document: Document, number: int, part: Part) -> Passage:
    return Passage(document=document, number=number, page=part.page, heading=part.heading, text=part.text)


def _still(document: Document, turn: int) -> Document:
    """The row, locked, if this is still the reading that was asked for. Raises _Overtaken."""
    row = Document.objects.select_for_update(of=("self",)).filter(pk=document.pk, reading_turn=turn).first()
    if row is None:
        raise _Overtaken
    return row


def _end(document: Document, turn: int, before: int, problem: str) -> None:
    """How it ended, in the row and in the history; search reads the document again."""
    try:
        with transaction.atomic():
            row = _still(document, turn)
            has_text = row.passages.exclude(text="").exists()
            row.problem = problem
            row.reading = (
                Document.Reading.FAILED
                if problem
                else Document.Reading.DONE
                if has_text
                else Document.Reading.WITHOUT_TEXT
            )
            row.parts_read = row.passages.count()
            row.save(update_fields=["reading", "problem", "parts_read", "updated_at"])
            code = "document.unread" if problem else "document.read"
            record(None, code, row, {"passages": [before, row.parts_read]})
    except _Overtaken:
        return
