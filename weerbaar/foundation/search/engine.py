"""An index and its synonyms, ready to be asked."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import replace

from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.passages import best_of
from weerbaar.foundation.search.port import Apart, Best, Cross, Keys, Selection
from weerbaar.foundation.search.query import Query, carried, plain
from weerbaar.foundation.search.question import Synonyms
from weerbaar.foundation.search.result import Piece, Result
from weerbaar.foundation.search.text import fold

LEAST_LETTERS = 3
"""From how many letters words are suggested."""


class Engine:
    """Answers for one corpus. Answers are kept until something changes; `is_kept=False` always works them out."""

    def __init__(self, index: Index, synonyms: Synonyms | None = None, is_kept: bool = True) -> None:
        self.index, self.synonyms, self.is_kept = index, synonyms or Synonyms(), is_kept

    def search(self, selection: Selection, keys: Keys, today: datetime.date | None = None) -> Result:
        """See `port.search`. `today` decides what is confirmed in term."""
        day = (today or datetime.date.today()).toordinal()
        synonyms = self.synonyms

        def query() -> Query:
            return Query(self.index, selection, keys, synonyms, day)

        def answer() -> Result:
            return query().run(lambda document_id: query().explain(document_id))

        if not self.is_kept:
            return answer()
        return self.index.remember("result", (plain(selection), keys, day, id(synonyms)), answer)

    def whole(
        self, selection: Selection, keys: Keys, chunk: int, today: datetime.date | None = None
    ) -> Iterator[Piece]:
        """See `port.whole`. The order is worked out once; between parts only ids and places are kept, 16 bytes each."""
        day, index = (today or datetime.date.today()).toordinal(), self.index
        ids, numbers = Query(index, selection, keys, self.synonyms, day).whole()
        for start in range(0, len(ids), chunk):
            part = tuple(ids[start : start + chunk].tolist())
            yield Piece(part, carried(index, selection, keys, part, numbers[start : start + chunk].tolist()))

    def cross(
        self,
        selection: Selection,
        rows: str,
        columns: str,
        keys: Keys,
        apart: Apart,
        number: str = "",
        today: datetime.date | None = None,
        only: frozenset[str] | None = None,
    ) -> Cross:
        """See `port.cross`."""
        day = (today or datetime.date.today()).toordinal()
        synonyms = self.synonyms

        def answer() -> Cross:
            return Query(self.index, selection, keys, synonyms, day).crossed(rows, columns, apart, number, only)

        if not self.is_kept:
            return answer()
        what = plain(_unpaged(selection)), rows, columns, plain(apart), number, only, keys, day, id(synonyms)
        return self.index.remember("cross", what, answer)

    def largest(
        self, selection: Selection, keys: Keys, apart: Apart, limit: int, today: datetime.date | None = None
    ) -> tuple[tuple[int, int], ...]:
        """See `port.largest`."""
        day = (today or datetime.date.today()).toordinal()
        synonyms = self.synonyms

        def answer() -> tuple[tuple[int, int], ...]:
            return Query(self.index, selection, keys, synonyms, day).largest(apart, limit)

        if not self.is_kept:
            return answer()
        what = plain(_unpaged(selection)), plain(apart), limit, keys, day, id(synonyms)
        return self.index.remember("largest", what, answer)

    def among(
        self, selection: Selection, ids: Collection[int], keys: Keys, today: datetime.date | None = None
    ) -> frozenset[int]:
        """See `port.among`."""
        day = (today or datetime.date.today()).toordinal()
        return Query(self.index, selection, keys, self.synonyms, day).among(ids) if ids else frozenset()

    def best(
        self,
        words: str,
        groups: Collection[int],
        keys: Keys,
        per_group: int,
        exact: bool = False,
        loose: int = 0,
        today: datetime.date | None = None,
    ) -> dict[int, Best]:
        """See `port.best`."""
        day = (today or datetime.date.today()).toordinal()
        query = Query(self.index, Selection(words=words, exact=exact, loose=loose, facets=()), keys, self.synonyms, day)
        return best_of(query, groups, per_group)

    def suggest(self, start: str, keys: Keys, limit: int) -> list[str]:
        """See `port.suggest`."""
        folded = fold(start.strip())
        if len(folded) < LEAST_LETTERS:
            return []
        index = self.index
        visible = index.visible(keys)
        terms = {term.decode() for _, term in index.generation.terms.under(folded.encode())}
        terms |= {term for term in index.new_terms if term.startswith(folded)}
        seen = ((index.having(term).intersection_cardinality(visible), term) for term in terms)
        return [term for count, term in sorted(seen, key=lambda one: (-one[0], one[1])) if count][:limit]


def _unpaged(selection: Selection) -> Selection:
    """The same documents, whatever the page, order and facets."""
    return replace(selection, near={}, facets=(), sort="", offset=0, limit=0, by_group=False, per_group=0, carry=())
