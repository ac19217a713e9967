"""The one reading behind the page of results, the library, the timeline, feeds and the API."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.highlighting import Piece, snippet, terms_of
from weerbaar.foundation.search.port import Selection
from weerbaar.foundation.search.result import Explanation, Result, Word
from weerbaar.shared.finding import findables, neighbours
from weerbaar.shared.finding.answers import LOOSE, NEWEST, Others, answers, counts_of, told
from weerbaar.shared.finding.asked import DEEPEST, Asked
from weerbaar.shared.finding.corpus import NAME, part_key, part_of, row_of
from weerbaar.shared.finding.findables import Findable, Line, Passage
from weerbaar.shared.finding.order import Row, merged
from weerbaar.shared.finding.stretches import stretches


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found, with the passage that says most of what was asked ('' in `where`: no place in it).

    close: how close its meaning lies to the question (`meaning.queries.Closeness`); None where that played no part.
    """

    key: str  # 'document-12': the kind and the row
    word: str
    line: Line
    passage: Passage | None
    pieces: list[Piece]
    close: float | None = None


@dataclass(frozen=True)
class Found:
    """The answer to one state of a list: exact totals and counts of what this reader may see, and one page of it."""

    asked: Asked
    total: int
    counts: Mapping[str, Mapping[str, int]]
    hits: list[Hit]
    words: tuple[Word, ...]
    corrected: str
    did_you_mean: str
    relaxed: bool
    terms: frozenset[str]
    explain: Callable[[str], Explanation | None]

    @property
    def lines(self) -> list[Line]:
        return [hit.line for hit in self.hits]

    @property
    def reachable(self) -> int:
        """How many of them can be walked through."""
        return min(self.total, DEEPEST)


def find(user: Any, asked: Asked) -> Found:
    """What this reader finds. Rows and passages come through `visible_to` once more, two queries for each kind."""
    keys = keyring(user)
    start = min((asked.page - 1) * asked.page_size, DEEPEST)
    end = min(start + asked.page_size, DEEPEST)
    main, others = answers(asked, keys, end)
    page = list(merged(asked, main, others, keys, end, lambda rows: _titles(user, rows)))[start:end]
    result = told(main, others)
    terms = terms_of(result.words)
    hits = _hits(user, page, terms)
    return Found(
        asked=asked,
        total=main.total + sum(one.total for one in others.values()),
        counts=counts_of(main, others, asked),
        hits=hits,
        words=result.words,
        corrected=result.corrected,
        did_you_mean=result.did_you_mean,
        relaxed=result.relaxed,
        terms=terms,
        explain=lambda key: _explained(key, main, others),
    )


def words_of(user: Any, q: str, exact: bool = False) -> tuple[Word, ...]:
    """How the words of a question are taken, to mark them in a text."""
    if not q:
        return ()
    return port.search(NAME, Selection(words=q, limit=0, facets=(), exact=exact, loose=LOOSE), keyring(user)).words


def keys_of(user: Any, asked: Asked) -> list[str]:
    """Keys of everything that fits, newest first, up to `DEEPEST`. What has only some of the words does not fit, and
    drafts only when they were asked for."""
    keys, filters = keyring(user), dict(asked.filters)
    main, others = answers(asked.but(sort=NEWEST, is_out="stand" not in filters, is_whole=True), keys, DEEPEST)
    rows = [Row(None, key, 0.0) for key in (() if main.relaxed else main.ids)]
    for other in others.values():
        if other.is_chosen and not other.result.relaxed:
            rows += [Row(other.neighbour, pk, 0.0) for pk in other.result.ids]
    return [_key(row) for row in rows[:DEEPEST]]


def lines_of(user: Any, keys: Sequence[str]) -> list[Line]:
    """How these stand in a list, as far as the reader may see them now; one or two queries for each kind."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        word, _, pk = key.rpartition("-")
        wanted[word].append(int(pk))
    found = _shown(user, wanted)
    return [found[key] for key in keys if key in found]


# --- showing --------------------------------------------------------------------------------------


def _key(row: Row) -> str:
    if row.source is not None:
        return f"{row.source.word}-{row.id}"
    number, pk = row_of(row.id)
    return f"{_of_number(number).word}-{pk}"


def _of_number(number: int) -> Findable:
    return next(one for one in findables.every() if one.number == number)


def _lines(user: Any, rows: list[Row]) -> dict[str, Line]:
    """By key; what the reader may not see any more is left out."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        word, _, pk = _key(row).rpartition("-")
        wanted[word].append(int(pk))
    return _shown(user, wanted)


def _titles(user: Any, rows: list[Row]) -> dict[Row, str]:
    lines = _lines(user, rows)
    return {row: lines[key].title for row in rows if (key := _key(row)) in lines}


def _shown(user: Any, wanted: Mapping[str, list[int]]) -> dict[str, Line]:
    shown = {one.word: one.shown for one in neighbours.kinds() if one.word in wanted}
    return {f"{word}-{pk}": line for word, show in shown.items() for pk, line in show(user, wanted[word]).items()}


def _hits(user: Any, rows: list[Row], terms: frozenset[str]) -> list[Hit]:
    lines = _lines(user, rows)
    passages = _passages(user, rows)
    hits = []
    for row in rows:
        key = _key(row)
        if line := lines.get(key):
            passage = passages.get(row.passage) or _own_passage(row, line)
            text = " ".join((passage.text if passage and passage.text else line.summary).split())
            hits.append(
                Hit(key, key.rpartition("-")[0], line, passage, snippet(text, terms) if text else [], row.close)
            )
    return hits


def _passages(user: Any, rows: list[Row]) -> dict[int, Passage]:
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if row.passage:
            item, number = part_of(row.passage)
            kind, pk = row_of(item)
            wanted[kind].append((pk, number))
    found = {}
    for kind, places in wanted.items():
        findable = _of_number(kind)
        if findable.passages:
            for (pk, number), passage in findable.passages(user, places).items():
                found[part_key(kind << 32 | pk, number)] = passage
    return found


def _own_passage(row: Row, line: Line) -> Passage | None:
    """Of what has no parts: the stretch of its own text."""
    pieces = stretches(line.text) if row.passage else []
    number = part_of(row.passage)[1]
    return Passage(pieces[number - 1], "", line.url) if number <= len(pieces) and pieces else None


def _explained(key: str, main: Result, others: Others) -> Explanation | None:
    word, _, pk = key.rpartition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 10):
        return None
    if word in others:
        return others[word].result.explain(int(pk))
    findable = findables.of_word(word)
    return main.explain(findable.number << 32 | int(pk)) if findable else None
