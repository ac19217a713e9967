"""The fastest plain-PostgreSQL answer to the same questions, to see what the engine gains.

A narrow row per capability (its facet combinations in one or two 64-bit numbers, who may see it, notice time), a GIN
index on its words through a function, so that matching rows stay narrow; PostgreSQL hands over the numbers of the
rows that have the words, and numpy filters and counts. In PostgreSQL's favour: no ranking by words, no guarded facets,
no freshness, no compounds at query time, and the page is the first 25 rows as they come.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import psycopg

from bench import measure
from weerbaar.foundation.search import dutch, wordlist
from weerbaar.foundation.search.index import Index
from weerbaar.foundation.search.port import Document, Selection
from weerbaar.foundation.search.text import raw_words

SCHEMA = """
create extension if not exists pg_trgm;
create unlogged table doc (id int primary key, lex text[] not null);
create unlogged table cap (id int, fx bigint not null, fy bigint not null, seen int not null, notice int);
create unlogged table lex (word text primary key);
"""
INDEXES = """
create function doc_tsv(i int) returns tsvector immutable strict parallel safe language sql
    as 'select array_to_tsvector(lex) from public.doc where id = i';
create index on cap using gin (doc_tsv(id)) with (fastupdate = off);
create index on cap (id);
insert into lex select word from ts_stat('select array_to_tsvector(lex) from doc');
create index on lex using gin (word gin_trgm_ops);
analyze;
"""
MATCH = """select string_agg(int8send(fx), ''::bytea), string_agg(int8send(fy), ''::bytea),
    string_agg(int4send(coalesce(notice, 2147483647)), ''::bytea), (array_agg(id))[1:25]
    from cap where seen = any(%s)"""


class Plain:
    """The tables, and answers from them. The index only lends its numbering of facet combinations."""

    def __init__(self, connection: psycopg.Connection[Any], index: Index) -> None:
        self.db, self.index = connection, index
        self.packs = index.generation.profiles.packs
        self._allowed: dict[Any, tuple[int, np.ndarray]] = {}
        assert len(self.packs) <= 6
        self.clauses: dict[tuple[frozenset[str], ...], int] = {}

    def load(self, documents: Iterator[Document]) -> float:
        """Fills and indexes the tables; seconds."""
        started = time.perf_counter()
        self.db.execute(SCHEMA)
        analyser = dutch.Analyser(wordlist.default().loaded().get)
        terms: dict[str, list[str]] = {}
        columns = [self.index.columns[pack.column].astype(np.int64) for pack in self.packs]
        low = sum(column << (16 * place) for place, column in enumerate(columns[:3]))
        high = sum((column << (16 * place) for place, column in enumerate(columns[3:6])), np.zeros_like(low))
        rows: list[tuple[Any, ...]] = []
        with self.db.cursor() as one, one.copy("copy doc from stdin") as copy:
            for place, document in enumerate(documents):
                copy.write_row((document.id, sorted(self._terms(document, analyser, terms))))
                seen = self.clauses.setdefault(document.clauses, len(self.clauses))
                rows.append((document.id, int(low[place]), int(high[place]), seen, document.numbers["notice_hours"]))
        with self.db.cursor() as two, two.copy("copy cap from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        self.db.execute(INDEXES)
        return time.perf_counter() - started

    def _terms(self, document: Document, analyser: dutch.Analyser, known: dict[str, list[str]]) -> set[str]:
        found: set[str] = set()
        for text in document.texts.values():
            for raw in raw_words(text):
                if raw not in known:
                    term = analyser.term(raw)
                    known[raw] = [term.lemma, *term.parts] if term else []
                found.update(known[raw])
        return found

    def answer(self, selection: Selection, ring: frozenset[str]) -> tuple[int, dict[str, Any], list[int]]:
        """(total, counts per facet, first 25 ids)."""
        seen = [number for clauses, number in self.clauses.items() if all(clause & ring for clause in clauses)]
        words = [self._word(term.lemma) for raw in raw_words(selection.words) if (term := dutch.analyse(raw))]
        query, values = MATCH, [seen]
        if words:
            query += " and doc_tsv(id) @@ %s::tsquery"
            values.append(" & ".join("'" + word.replace("'", "''") + "'" for word in words))
        row = self.db.execute(query, values, binary=True).fetchone()
        if row is None or row[0] is None:
            return 0, {}, []
        codes = [np.frombuffer(row[place], dtype=">i8").astype(np.int64) for place in (0, 1)]
        notice = np.frombuffer(row[2], dtype=">i4")
        return self._count(selection, codes, notice, row[3])

    def _word(self, word: str) -> str:
        if self.db.execute("select 1 from lex where word = %s", [word]).fetchone():
            return word
        near = "select word from lex where word %% %s order by similarity(word, %s) desc, word limit 1"
        found = self.db.execute(near, [word, word]).fetchone()
        return found[0] if found else word

    def _count(
        self, selection: Selection, codes: list[np.ndarray], notice: np.ndarray, ids: list[int]
    ) -> tuple[int, dict[str, Any], list[int]]:
        packed = [(codes[place // 3] >> (16 * (place % 3))) & 0xFFFF for place in range(len(self.packs))]
        kept = np.ones(len(notice), dtype=bool)
        for asked in selection.ranges:
            kept &= notice <= asked.high
        fits = {name: self._fit(name, chosen, packed) for name, chosen in selection.filters.items()}
        counts = {}
        for name in selection.facets or ():
            facet = self.index.corpus.facet(name)
            source = facet.source or facet.name
            if facet.ranges is not None or self.index.is_guarded(source):
                continue
            among = np.logical_and.reduce([kept, *(fit for other, fit in fits.items() if other != name)])
            codes_of = tuple(facet.values())
            members = self.index.remember_built(
                "members",
                ("plain", name),
                lambda: self.index.generation.profiles.members(source, codes_of, facet.tokens),  # noqa: B023
            )
            size = len(self.packs[members.pack].table)
            counts[name] = members.counts(np.bincount(packed[members.pack][among], minlength=size))
        return int(np.count_nonzero(np.logical_and.reduce([kept, *fits.values()]))), counts, ids

    def _fit(self, name: str, chosen: tuple[str, ...], packed: list[np.ndarray]) -> np.ndarray:
        """Which rows have a chosen value; facets that PostgreSQL does not know are taken as always fitting."""
        facet = self.index.corpus.facet(name)
        source = facet.source or facet.name
        if facet.ranges is not None or self.index.is_guarded(source):
            return np.ones(len(packed[0]), dtype=bool)
        if (name, chosen) not in self._allowed:
            members = self.index.generation.profiles.members(source, chosen, facet.tokens)
            allowed = np.zeros(len(self.packs[members.pack].table), dtype=bool)
            allowed[members.combined] = True
            self._allowed[name, chosen] = members.pack, allowed
        pack, allowed = self._allowed[name, chosen]
        return allowed[packed[pack]]


def main(
    connection: psycopg.Connection[Any], index: Index, documents: Iterator[Document], given: dict[str, Any]
) -> Any:
    """Loads, asks every question, measures."""
    plain = Plain(connection, index)
    found: dict[str, Any] = {"load_s": plain.load(documents)}
    worded = [one for one in given["questions"] if one.words]
    for reader, ring in given["readers"].items():

        def ask(selection: Selection, ring: frozenset[str] = ring) -> Any:
            return plain.answer(selection, ring)

        for one in worded:
            ask(one)
        found[reader] = measure.median([measure.run(worded, ask) for _ in range(measure.RUNS)])
    found["questions"] = len(worded)
    return found
