"""The shelf in words: facets with their labels and addresses, lines of a list, the state of a document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from weerbaar.features.content.library.asked import SORTS
from weerbaar.features.content.library.finding import Found, Hit
from weerbaar.features.content.library.models import Document
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.ui.options import Option
from weerbaar.shared.files.limits import in_words
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.publishing.presenting import badges_of

AT_ONCE = 7


@dataclass(frozen=True, slots=True)
class Block:
    """One facet. `options` show at once, `more` behind a button; `chosen` is how many are on."""

    key: str
    label: str
    hint: str
    options: tuple[Option, ...]
    more: tuple[Option, ...]
    chosen: int
    open: bool


def _term(vocabulary: str) -> Callable[[str], str]:
    return lambda code: vocabularies.label(vocabulary, code)


def _status(code: str) -> str:
    return str(Document.Status(code).label).capitalize()


# name, title, label of a value, open at first
SHOWN: tuple[tuple[str, str, Callable[[str], str], bool], ...] = (
    ("behoefte", "Behoefte", _term("need"), True),
    ("soort", "Soort document", _term("document-kind"), True),
    ("deelbehoefte", "Deelbehoefte", _term("sub-need"), False),
    ("fase", "Fase", _term("phase"), False),
    ("dreiging", "Dreiging", _term("threat"), False),
    ("regio", "Geldt in regio", lambda code: geography.table().name(code), False),
    ("niveau", "Niveau", _term("level"), False),
    ("voorWie", "Voor wie", _term("target-group"), False),
    ("jaar", "Jaar", str, False),
    ("taal", "Taal", _term("language"), False),
    ("licentie", "Licentie", _term("licence"), False),
    ("bestand", "Soort bestand", lambda code: str(StoredFile.Kind(code).label), False),
    ("stand", "Stand", _status, False),
)


def blocks(found: Found, is_editor: bool) -> list[Block]:
    """Every facet with something to choose. Only editors see drafts, so only they choose by state."""
    made = [_block(found, *row) for row in SHOWN if is_editor or row[0] != "stand"]
    return [block for block in made if block.options and (block.chosen or len(block.options) > 1 or block.open)]


def _block(found: Found, name: str, title: str, label: Callable[[str], str], is_open: bool) -> Block:
    counts, chosen = found.result.counts[name], found.asked.filters.get(name, ())
    every = [
        Option(code, label(code), count, code in chosen, found.asked.toggled(name, code).address())
        for code, count in counts.items()
        if count or code in chosen
    ]
    fullest = sorted(every, key=lambda one: (not one.chosen, -(one.seen or 0)))[:AT_ONCE]
    at_once = tuple(one for one in every if one in fullest or len(every) <= AT_ONCE + 2)
    more = tuple(one for one in every if one not in at_once)
    return Block(name, title, "", at_once, more, len(chosen), is_open or bool(chosen))


def chips(found: Found) -> list[tuple[str, str, str]]:
    """(title, label, address without it) of each filter that is on."""
    return [
        (title, label(code), found.asked.toggled(name, code).address())
        for name, title, label, _ in SHOWN
        for code in found.asked.filters.get(name, ())
    ]


def sorts(found: Found) -> list[tuple[str, str, bool]]:
    """(value, words, chosen) for the order of the list."""
    return [(value, words, value == found.asked.sort) for value, words in SORTS.items()]


def line_of(hit: Hit, q: str) -> dict[str, Any]:
    """One line of the list, without a query."""
    document, passage = hit.document, hit.passage
    where = ""
    if passage:
        where = _where(document, passage.page, passage.number)
    return {
        "document": document,
        "url": document.get_absolute_url(),
        "kind": vocabularies.label("document-kind", document.kind),
        "author": document.author,
        "published_on": document.published_on,
        "file": file_of(document),
        "badges": badges_of(document),
        "pieces": hit.pieces,
        "where": where,
        "passage_url": passage_url(document, passage.number, q) if passage else "",
    }


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
    pages = f"{file.page_count} bladzijde{'' if file.page_count == 1 else 'n'}" if file.page_count else ""
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


def announced(found: Found) -> str:
    """What a screen reader hears when the list was replaced."""
    total = found.result.total
    return f"{total} document{'' if total == 1 else 'en'}"
