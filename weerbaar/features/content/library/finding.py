"""How documents are found: what the one search knows of them, and how they stand in its list."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db import transaction

from weerbaar.features.content.library import presenting, queries
from weerbaar.features.content.library.models import Document, Passage
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search.highlighting import Piece, snippet, terms_of
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.finding import findables, order, reading
from weerbaar.shared.finding.corpus import key_of
from weerbaar.shared.finding.findables import Part, Place
from weerbaar.shared.publishing.finding import date_of, findable

NUMBER = 1
WITHIN = 20  # passages shown of one document
FORMAL = ("rapport", "wet")  # what was looked into, or holds for everybody


def _extra(row: Document) -> dict[str, tuple[str, ...]]:
    return {"documentsoort": (row.kind,), "licentie": (row.licence,), "bestand": (row.file.kind,)}


def _kind(row: Document) -> str:
    return vocabularies.label("document-kind", row.kind)


def parts(pks: Collection[int] | None) -> Iterator[Part]:
    """Every page, or those of these documents."""
    rows = Passage.objects.order_by("document", "number")
    if pks is not None:
        rows = rows.filter(document__in=pks)
    told = rows.values_list("document", "number", "heading", "text")
    with transaction.atomic():
        yield from (Part(*row) for row in told.iterator(chunk_size=2000))


def passages(user: Any, places: Collection[Place]) -> Mapping[Place, findables.Passage]:
    """How these pages are shown, to who may see them. One query."""
    found = queries.passages_at(user, places)
    return {(row.document_id, row.number): _passage(row.document, row) for row in found}


def _passage(document: Document, row: Passage) -> findables.Passage:
    where, url = presenting.place_of(document, row), presenting.passage_url(document, row.number)
    return findables.Passage(row.text, where, url, row.page or None)


def find_within(user: Any, document: Document, q: str) -> list[tuple[Passage, list[Piece]]]:
    """The best passages of one document with the words marked, best first. Three queries at most."""
    if not q:
        return []
    terms = terms_of(reading.words_of(user, q))
    numbers = order.within(key_of(NUMBER, document.pk), q, keyring(user), WITHIN)
    rows = {row.number: row for row in queries.passages_of(user, document).filter(number__in=numbers)}
    return [(rows[number], snippet(_one_line(rows[number].text), terms)) for number in numbers if number in rows]


def _one_line(text: str) -> str:
    return " ".join(text.split())


FINDABLE = findable(
    SHELF,
    number=NUMBER,
    word="document",
    source=lambda row: row.author,
    date=lambda row: row.published_on or date_of(row),
    evidence=lambda row: 0.7 if row.kind in FORMAL else 0.5,
    labels=_kind,
    extra=_extra,
    note=lambda row: f"{_kind(row)}, {presenting.file_of(row)}",
    file_name=lambda row: row.file.name,
    related=("file",),
    parts=parts,
    passages=passages,
)
