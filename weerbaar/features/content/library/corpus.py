"""What the search engine knows of the shelf: one entry for each document with all its text, and one for each passage.

The first finds and counts, so that facets and totals count documents exactly; the second says on which page.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from weerbaar.features.content.library.models import MOST_PASSAGES, Document, Passage
from weerbaar.foundation.search.port import Corpus, Facet
from weerbaar.foundation.search.port import Document as Entry
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.shared.describing import finding
from weerbaar.shared.files.models import StoredFile

NAME, PASSAGES = "bibliotheek", "passages"
FRESH_FOR = timedelta(days=3 * 365)  # a document without a day of review counts as fresh so long after it came out
OLDEST = 1950
CHUNK = 200


def documents(ids: Collection[int] | None) -> Iterator[Entry]:
    """Every document, or these, with the text of all its passages."""
    rows = Document.objects.select_related("file").order_by("pk")
    if ids is not None:
        yield from _entries(list(rows.filter(pk__in=ids)))
        return
    # A server-side cursor lives inside a transaction; the text of the shelf is never in memory as a whole.
    with transaction.atomic():
        chunk: list[Document] = []
        for row in rows.iterator(chunk_size=CHUNK):
            chunk.append(row)
            if len(chunk) == CHUNK:
                yield from _entries(chunk)
                chunk = []
        yield from _entries(chunk)


def _entries(rows: list[Document]) -> Iterator[Entry]:
    texts: dict[int, list[str]] = defaultdict(list)
    told = Passage.objects.filter(document__in=[row.pk for row in rows]).order_by("document", "number")
    for pk, heading, text in told.values_list("document", "heading", "text"):
        texts[pk] += (heading, text)
    for row in rows:
        yield entry_of(row, "\n".join(texts[row.pk]))


def entry_of(row: Document, body: str) -> Entry:
    """One document as the engine sees it."""
    return Entry(
        id=row.pk,
        group=row.pk,
        texts={
            "title": row.title,
            "author": row.author,
            "labels": finding.labels_of(row),
            "summary": row.summary,
            "body": body,
        },
        facets={
            **finding.tokens_of(row),
            "soort": (row.kind,),
            "jaar": (str(row.published_on.year),) if row.published_on else (),
            "licentie": (row.licence,),
            "bestand": (row.file.kind,),
            "stand": (row.status,),
        },
        clauses=row.clauses(),
        numbers={
            "published_on": row.published_on.toordinal() if row.published_on else None,
            "fresh_until": _fresh_until(row),
        },
        rank=_worth(row),
    )


def _fresh_until(row: Document) -> int | None:
    """Until when it counts as up to date: its day of review, else a few years after it came out."""
    if row.review_due_on:
        return row.review_due_on.toordinal()
    return (row.published_on + FRESH_FOR).toordinal() if row.published_on else None


def _worth(row: Document) -> float:
    """0..1: how much is told about it; what was replaced or withdrawn is worth least."""
    told = (row.summary, row.published_on, row.needs, row.target_groups, row.licence != "onbekend")
    return sum(map(bool, told)) / len(told)


def passages(ids: Collection[int] | None) -> Iterator[Entry]:
    """Every passage with text, or those with these keys (see `key_of`)."""
    rows = Passage.objects.exclude(text="").select_related("document").order_by("document", "number")
    if ids is not None:
        documents = {key // MOST_PASSAGES for key in ids}
        wanted = frozenset(ids)
        found = rows.filter(document__in=documents).iterator(chunk_size=1000)
        yield from (_passage(row) for row in found if key_of(row.document_id, row.number) in wanted)
        return
    with transaction.atomic():
        yield from (_passage(row) for row in rows.iterator(chunk_size=2000))


def _passage(row: Passage) -> Entry:
    return Entry(
        id=key_of(row.document_id, row.number),
        group=row.document_id,
        texts={
            "title": row.document.title,
            "labels": finding.labels_of(row.document),
            "heading": row.heading,
            "text": row.text,
        },
        facets={},
        clauses=row.document.clauses(),
        numbers={"fresh_until": _fresh_until(row.document)},
        rank=_worth(row.document),
    )


def key_of(document: int, number: int) -> int:
    """The key of a passage in the index: it stays the same when a text is read again."""
    return document * MOST_PASSAGES + number


def place_of(key: int) -> tuple[int, int]:
    """(document, number) of a key."""
    return divmod(key, MOST_PASSAGES)


def _years() -> tuple[str, ...]:
    return tuple(str(year) for year in range(timezone.localdate().year + 1, OLDEST - 1, -1))


FACETS = (
    *finding.FACETS,
    Facet("soort", finding.of(Vocabulary.DOCUMENT_KIND)),
    Facet("jaar", _years),
    Facet("licentie", finding.of(Vocabulary.LICENCE)),
    Facet("bestand", lambda: tuple(StoredFile.Kind.values)),
    Facet("stand", lambda: tuple(Document.Status.values)),
)
CORPUS = Corpus(
    name=NAME,
    documents=documents,
    facets=FACETS,
    weights={"title": 2.5, "author": 1.8, "labels": 1.5, "summary": 1.6, "body": 1.0},
    numbers=("published_on", "fresh_until"),
    sorts=("title",),
    fresh="fresh_until",
)
# Pages carry what the document is called and about, so that the best page of a document also says how good it is.
PASSAGE_CORPUS = Corpus(
    name=PASSAGES,
    documents=passages,
    facets=(),
    weights={"title": 2.5, "labels": 1.5, "heading": 1.4, "text": 1.0},
    numbers=("fresh_until",),
    fresh="fresh_until",
    of_group=("title", "labels"),
)
