"""The search engine again, as slow and plain as can be: loops over documents. What tests compare with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from weerbaar.foundation.search import dutch
from weerbaar.foundation.search.builder import sort_key
from weerbaar.foundation.search.documents import PART_WEIGHT, tie
from weerbaar.foundation.search.loosening import CLOSE, ENOUGH, TELLING
from weerbaar.foundation.search.matching import rarity
from weerbaar.foundation.search.port import Apart, Corpus, Document, Facet, Range, Selection
from weerbaar.foundation.search.query import WISH
from weerbaar.foundation.search.question import Synonyms, Unit, Way
from weerbaar.foundation.search.ranking import NEAR, STEP
from weerbaar.foundation.search.text import raw_words


@dataclass
class Answer:
    total: int
    groups: int
    ids: tuple[int, ...]
    counts: dict[str, dict[str, int]]
    relaxed: bool


@dataclass(frozen=True)
class Crossing:
    """What `port.cross` asks beside a selection."""

    rows: str
    columns: str
    apart: Apart
    number: str


def codes_of(facet: Facet) -> tuple[str, ...]:
    return tuple(facet.ranges() if facet.ranges is not None else facet.values())


def opens(clauses: Iterable[frozenset[str]], ring: frozenset[str]) -> bool:
    return all(clause & ring for clause in clauses)


def in_range(document: Document, asked: Range) -> bool:
    value = document.numbers.get(asked.number)
    if asked.missing or value is None:
        return asked.missing and value is None
    return (asked.low is None or value >= asked.low) and (asked.high is None or value <= asked.high)


def has(document: Document, facet: Facet, code: str, ring: frozenset[str]) -> bool:
    if facet.ranges is not None:
        return code in facet.ranges() and in_range(document, facet.ranges()[code])
    source = facet.source or facet.name
    tokens = set(facet.tokens(code))
    carried = set(document.facets.get(source, ()))
    carried |= {token for token, clauses in document.guarded.get(source, ()) if opens(clauses, ring)}
    return bool(tokens & carried)


class Reference:
    def __init__(self, corpus: Corpus, documents: list[Document]) -> None:
        self.corpus, self.documents = corpus, documents
        self.words = {document.id: self._weights(document) for document in documents}

    def _weights(self, document: Document) -> dict[str, float]:
        """Term -> weight of the best field in which this document has it."""
        found: dict[str, float] = {}
        for name, weight in self.corpus.weights.items():
            for raw in raw_words(document.texts.get(name, "")):
                term = dutch.analyse(raw)
                if term:
                    for lemma, factor in [(term.lemma, 1.0), *((part, PART_WEIGHT) for part in term.parts)]:
                        found[lemma] = max(found.get(lemma, 0.0), float(np.float32(weight * factor)))
        return found

    def _way(self, document: Document, way: Way) -> float:
        weights = [self.words[document.id].get(term, 0.0) for term in way.terms]
        return way.weight * sum(weights) / len(weights) if all(weights) else 0.0

    def _best(self, document: Document, unit: Unit) -> float:
        has_word = self._way(document, unit.ways[0]) > 0
        return max(self._way(document, way) for way in unit.ways if not (way.is_split and has_word))

    def search(self, selection: Selection, ring: frozenset[str], synonyms: Synonyms, today: int) -> Answer:
        visible = [document for document in self.documents if opens(document.clauses, ring)]
        units = synonyms.units(selection.words)[0]
        wishes = synonyms.units(selection.wishes)[0]
        says = [
            rarity(sum(1 for document in visible if self._best(document, unit)), len(visible))
            for unit in (*units, *wishes)
        ]

        most = max(says, default=0.0) or 1.0
        worth = [(1.0 if place < len(units) else WISH) * each * each / most for place, each in enumerate(says)]

        telling = sorted(range(len(units)), key=lambda place: -says[place])[:TELLING]

        def said(document: Document) -> float:
            return sum(says[place] for place in telling if self._best(document, units[place]))

        def filtered(documents: list[Document], without: str = "") -> list[Document]:
            return [
                document
                for document in documents
                if all(in_range(document, asked) for asked in selection.ranges)
                and all(
                    any(has(document, self.corpus.facet(name), code, ring) for code in codes)
                    for name, codes in selection.filters.items()
                    if name != without and codes
                )
                and not any(
                    has(document, self.corpus.facet(name), code, ring)
                    for name, codes in selection.without.items()
                    for code in codes
                )
            ]

        worded = [document for document in visible if all(self._best(document, unit) for unit in units)]
        relaxed = False
        if not filtered(worded) and len(units) > 1:
            best = max(map(said, filtered(visible)), default=0.0)
            if best:
                worded, relaxed = [document for document in visible if said(document) >= best * ENOUGH - CLOSE], True
        found = filtered(worded)
        counts = {
            facet.name: {
                code: sum(1 for document in filtered(worded, facet.name) if has(document, facet, code, ring))
                for code in (facet.ranges() if facet.ranges is not None else facet.values())
            }
            for facet in self.corpus.facets
            if (facet.standard if selection.facets is None else facet.name in selection.facets)
        }

        def key(document: Document) -> tuple[object, ...]:
            if selection.sort:
                name, is_down = selection.sort.lstrip("-"), selection.sort.startswith("-")
                if name in self.corpus.numbers:
                    value = document.numbers.get(name)
                    primary = (value is None, 0 if value is None else -value if is_down else value)
                    return (*primary, -tie(document.id), document.id)
                letters = [-letter if is_down else letter for letter in sort_key(document.texts.get(name, "")).encode()]
                return ([*letters, 1 if is_down else -1], -tie(document.id), document.id)
            points = 0.0 if units else 1.0
            for unit, each in zip((*units, *wishes), worth, strict=True):
                points += self._best(document, unit) * each
            until = document.numbers.get(self.corpus.fresh) if self.corpus.fresh else today
            fresh = 1.0 if until is not None and until >= today else self.corpus.stale
            is_near = any(
                token in document.facets.get(source, ())
                for source, tokens in selection.near.items()
                for token in tokens
            )
            score = points * (0.5 + float(np.float32(document.rank)) / 2) * fresh * (NEAR if is_near else 1.0)
            return (-float(np.rint(score / STEP)), -tie(document.id), document.id)

        return Answer(
            total=len(found),
            groups=len({document.group for document in found}),
            ids=self._page(sorted(found, key=key), selection),
            counts=counts,
            relaxed=relaxed,
        )

    def cross(
        self, selection: Selection, ring: frozenset[str], synonyms: Synonyms, today: int, asked: Crossing
    ) -> dict[tuple[str, str], tuple[int, int, int]]:
        """(row, column) -> documents, groups and the sum of a number: one document after the other."""
        everything = replace(selection, offset=0, limit=10_000, by_group=False)
        ids = set(self.search(everything, ring, synonyms, today).ids)

        def any_of(document: Document, name: str, codes: tuple[str, ...]) -> bool:
            return any(has(document, self.corpus.facet(name), code, ring) for code in codes)

        left = [
            document
            for document in self.documents
            if document.id in ids
            and all(any_of(document, name, codes) for name, codes in asked.apart.filters.items())
            and all(in_range(document, one) for one in asked.apart.ranges)
        ]
        found = {}
        for row in codes_of(self.corpus.facet(asked.rows)):
            for column in codes_of(self.corpus.facet(asked.columns)) if asked.columns else ("",):
                cell = [
                    document
                    for document in left
                    if any_of(document, asked.rows, (row,))
                    and (not asked.columns or any_of(document, asked.columns, (column,)))
                ]
                total = sum(document.numbers.get(asked.number) or 0 for document in cell) if asked.number else 0
                found[row, column] = len(cell), len({document.group for document in cell}), total
        return found

    def _page(self, ordered: list[Document], selection: Selection) -> tuple[int, ...]:
        start, stop = selection.offset, selection.offset + selection.limit
        if not selection.by_group:
            return tuple(document.id for document in ordered[start:stop])
        groups: dict[int, list[int]] = {}
        for document in ordered:
            groups.setdefault(document.group, []).append(document.id)
        return tuple(pk for ids in list(groups.values())[start:stop] for pk in ids[: selection.per_group])
