"""One search over the shelf: which documents, on which page, with counts of what the reader may see."""

from dataclasses import dataclass
from typing import Any

from weerbaar.features.content.library import queries
from weerbaar.features.content.library.asked import ENGINE_SORTS, Asked
from weerbaar.features.content.library.corpus import NAME, PASSAGES, place_of
from weerbaar.features.content.library.models import Document, Passage
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.highlighting import Piece, snippet, terms_of
from weerbaar.foundation.search.port import Selection
from weerbaar.foundation.search.result import Result, Word

PAGE_SIZE = 20
RANKED = 100  # documents that are put in the order of their best page
WITHIN = 20  # passages shown of one document


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with the passage that says most of what was asked (None: only its description)."""

    document: Document
    passage: Passage | None
    pieces: list[Piece]


@dataclass(frozen=True)
class Found:
    asked: Asked
    result: Result
    hits: list[Hit]
    terms: frozenset[str]


def find(user: Any, asked: Asked) -> Found:
    """What this reader finds. Rows and passages come through `visible_to` once more, in two queries.

    The best so many documents stand in the order of their best page: words that stand together say more than words that
    are spread over a long report.
    """
    keys, start = keyring(user), (asked.page - 1) * PAGE_SIZE
    is_ranked = bool(asked.q) and not asked.sort and start < RANKED
    selection = Selection(
        words=asked.q,
        filters=asked.filters,
        sort=ENGINE_SORTS[asked.sort],
        offset=0 if is_ranked else start,
        limit=RANKED if is_ranked else PAGE_SIZE,
        exact=asked.exact,
    )
    result = port.search(NAME, selection, keys)
    words = result.corrected or asked.q  # spelling is corrected once
    best = port.best(PASSAGES, words, result.ids, keys, exact=True) if words else {}
    ids = result.ids
    if is_ranked:
        ids = (*best, *(pk for pk in ids if pk not in best))[start : start + PAGE_SIZE]
    documents = queries.shown_to(user, ids)
    terms = terms_of(result.words)
    passages = queries.passages_at(user, {place_of(best[pk].ids[0]) for pk in ids if pk in best and best[pk].ids})
    hits = [_hit(documents[pk], passages.get(pk), terms) for pk in ids if pk in documents]
    return Found(asked, result, hits, terms)


def _hit(document: Document, passage: Passage | None, terms: frozenset[str]) -> Hit:
    """Without a page it was found by what the document is called or about: then its summary says more."""
    text = " ".join((passage.text if passage else document.summary).split())
    return Hit(document, passage, snippet(text, terms) if text else [])


def words_of(user: Any, asked: Asked) -> tuple[Word, ...]:
    """How the words of a question are taken, to mark them in a text."""
    if not asked.q:
        return ()
    selection = Selection(words=asked.q, limit=0, facets=(), exact=asked.exact)
    return port.search(NAME, selection, keyring(user)).words


def find_within(user: Any, document: Document, asked: Asked) -> list[Hit]:
    """The best passages of one document, best first. Three queries at most."""
    if not asked.q:
        return []
    terms = terms_of(words_of(user, asked))
    best = port.best(PASSAGES, asked.q, [document.pk], keyring(user), per_group=WITHIN, exact=asked.exact)
    numbers = [place_of(key)[1] for key in (best[document.pk].ids if document.pk in best else ())]
    rows = {row.number: row for row in queries.passages_of(user, document).filter(number__in=numbers)}
    return [_hit(document, rows[number], terms) for number in numbers if number in rows]
