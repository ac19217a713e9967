"""Reading the text of a document: asked in the transaction of a change, done by a worker, in steps that show."""

import logging
from itertools import islice

from django.db import transaction

from weerbaar.features.content.library.models import MOST_PASSAGES, Document, Passage
from weerbaar.features.content.library.services.keeping import FILING
from weerbaar.foundation.activity.services import record
from weerbaar.shared.files.reading.parent import parts_in
from weerbaar.shared.files.reading.parts import Part
from weerbaar.shared.files.services import at_hand
from weerbaar.shared.files.unwanted import UnwantedFile
from weerbaar.shared.publishing.filing import BROKEN, Overtaken

logger = logging.getLogger(__name__)
STEP = 20  # pages written at a time


def read_document(document_id: int, turn: int) -> None:
    """For a worker: every page becomes a passage; progress shows every few pages. Harmless when told twice."""
    document: Document | None = FILING.asked(document_id, turn)
    if document is None:
        return
    before = document.passages.count()
    try:
        with at_hand(document.file) as path:
            _write_all(document, turn, path)
    except Overtaken:
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
            row: Document = FILING.still(document, turn)
            if number == 0:
                row.passages.all().delete()
            Passage.objects.bulk_create(_passage(row, number + place, part) for place, part in enumerate(step, 1))
            number += len(step)
            row.reading, row.parts_read = Document.Reading.BUSY, number
            row.parts_of = max(row.parts_of, step[-1].of)
            row.save(update_fields=["reading", "parts_read", "parts_of", "updated_at"])


def _passage(document: Document, number: int, part: Part) -> Passage:
    return Passage(document=document, number=number, page=part.page, heading=part.heading, text=part.text)


def _end(document: Document, turn: int, before: int, problem: str) -> None:
    """How it ended, in the row and in the history; search reads the document again."""
    try:
        with transaction.atomic():
            row: Document = FILING.still(document, turn)
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
    except Overtaken:
        return
