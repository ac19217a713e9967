"""A document in words: its file, a place in it, how far the reading of its text is."""

from typing import Any
from urllib.parse import urlencode

from weerbaar.features.content.library.models import Document
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.files.limits import in_words


def _where(document: Document, page: int, number: int) -> str:
    if not page:
        return f"deel {number} van {document.parts_read}"
    return f"{'dia' if document.file.kind == 'pptx' else 'bladzijde'} {page}"


def passage_url(document: Document, number: int, q: str = "") -> str:
    """Where one page of its text is read, with what was asked marked."""
    asked = f"?{urlencode({'q': q})}" if q else ""
    return f"{document.get_absolute_url()}tekst/{number}/{asked}"


def place_of(document: Document, passage: Any) -> str:
    """'bladzijde 14', 'dia 3', 'deel 2 van 9'."""
    return _where(document, passage.page, passage.number)


def file_of(document: Document) -> str:
    """'PDF, 14 bladzijden, 1,2 MB'."""
    file = document.file
    many = f"{file.page_count or 0:,}".replace(",", ".")
    pages = f"{many} bladzijde{'' if file.page_count == 1 else 'n'}" if file.page_count else ""
    return ", ".join(part for part in (str(file.get_kind_display()), pages, in_words(file.size)) if part)


def label_of(vocabulary: str, code: str) -> str:
    """The Dutch word of a code."""
    return vocabularies.label(vocabulary, code)


READING = {
    Document.Reading.WITHOUT_TEXT: (
        "late",
        "In dit bestand staat geen tekst, bijvoorbeeld omdat het gescand is. U vindt het op titel en samenvatting; "
        "in het bestand zelf kunnen wij niet zoeken.",
    ),
    Document.Reading.FAILED: ("wrong", "De tekst van dit bestand is niet gelezen. U kunt er niet in zoeken."),
}


def reading_of(document: Document) -> dict[str, Any]:
    """How far the reading of its text is, for the page."""
    tone, text = READING.get(Document.Reading(document.reading), ("", ""))
    return {
        "is_busy": document.is_being_read and not document.is_stalled,
        "is_stalled": document.is_stalled,
        "is_waiting": document.reading == Document.Reading.WAITING,
        "percent": round(100 * document.parts_read / document.parts_of) if document.parts_of else 0,
        "tone": tone,
        "text": text,
    }
