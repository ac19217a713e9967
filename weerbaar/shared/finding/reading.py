"""The one reading behind the page of results, the library, the timeline, feeds and the API."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.highlighting import Piece, snippet, terms_of
from weerbaar.foundation.search.port import Range, Selection
from weerbaar.foundation.search.result import Explanation, Result, Word
from weerbaar.shared.finding import findables, neighbours
from weerbaar.shared.finding.asked import DEEPEST, Asked
from weerbaar.shared.finding.corpus import NAME, NOT_OUT, PASSAGES, SHELF, YES, part_key, part_of, row_of
from weerbaar.shared.finding.findables import Findable, Line, Passage
from weerbaar.shared.finding.neighbours import Neighbour
from weerbaar.shared.finding.stretches import stretches

RANKED = 100  # items that are put in the order of their best passage too
BY_PASSAGE = 0.75  # what the best passage says beside the item as a whole
LOOSE = 2  # from so many words on it is a question, of which not every word has to be there
NEIGHBOUR = 0.85  # what is told elsewhere stands just behind what is told here
NEWEST = "nieuwste"  # the order where no words are asked
SORTS = {"": "", NEWEST: "-date", "titel": "title"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found, with the passage that says most of what was asked ('' in `where`: no place in it)."""

    key: str  # 'document-12': the kind and the row
    word: str
    line: Line
    passage: Passage | None
    pieces: list[Piece]


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


@dataclass(frozen=True, slots=True)
class _Row:
    """A place in the order, before it is fetched. `source` is the neighbour, None for what is in the one collection."""

    source: Neighbour | None
    id: int
    score: float
    passage: int = 0  # key of the best passage


def find(user: Any, asked: Asked) -> Found:
    """What this reader finds. Rows and passages come through `visible_to` once more, two queries for each kind."""
    keys = keyring(user)
    start = min((asked.page - 1) * asked.page_size, DEEPEST)
    end = min(start + asked.page_size, DEEPEST)
    main, others = _answers(asked, keys, end)
    page = list(_merged(asked, main, others, user, keys, end))[start:end]
    result = _told(main, others)
    terms = terms_of(result.words)
    hits = _hits(user, page, terms)
    return Found(
        asked=asked,
        total=main.total + sum(one.total for one in others.values()),
        counts=_counts(main, others, asked),
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
    main, others = _answers(asked.but(sort=NEWEST, is_out="stand" not in filters, is_whole=True), keys, DEEPEST)
    rows = [_Row(None, key, 0.0) for key in (() if main.relaxed else main.ids)]
    for other in others.values():
        if other.is_chosen and not other.result.relaxed:
            rows += [_Row(other.neighbour, pk, 0.0) for pk in other.result.ids]
    return [_key(row) for row in rows[:DEEPEST]]


def lines_of(user: Any, keys: Sequence[str]) -> list[Line]:
    """How these stand in a list, as far as the reader may see them now; one or two queries for each kind."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        word, _, pk = key.rpartition("-")
        wanted[word].append(int(pk))
    found = _shown(user, wanted)
    return [found[key] for key in keys if key in found]


# --- asking ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Other:
    """The answer of a neighbour. `total` and `result` as far as its kind is asked for; `of_kind` whatever kind is."""

    neighbour: Neighbour
    result: Result
    is_chosen: bool

    @property
    def total(self) -> int:
        return self.result.total if self.is_chosen else 0


Others = Mapping[str, _Other]


def _answers(asked: Asked, keys: KeyRing, end: int) -> tuple[Result, Others]:
    """What each collection finds. Words are corrected the same way everywhere, and if one collection has all words
    those that have only some of them stay out."""
    main = _main(asked, keys, end, asked.exact)
    chosen = asked.filters.get("soort", ())
    asked_of = [one for one in neighbours.every() if _takes_part(one, asked)]
    if not asked_of:
        return main, {}
    results = {one.word: _neighbour(one, asked, asked.q, keys, end, asked.exact) for one in asked_of}
    if main.corrected and any(one.total and not one.corrected and not one.relaxed for one in results.values()):
        main = _main(asked, keys, end, True)
    elif main.corrected or any(one.corrected for one in results.values()):
        results = {one.word: _neighbour(one, asked, main.corrected or asked.q, keys, end, True) for one in asked_of}
    every = [main, *results.values()]
    if any(one.total and not one.relaxed for one in every):
        main = _nothing(main) if main.relaxed else main
        results = {word: _nothing(one) if one.relaxed else one for word, one in results.items()}
    return main, {one.word: _Other(one, results[one.word], not chosen or one.word in chosen) for one in asked_of}


def _takes_part(neighbour: Neighbour, asked: Asked) -> bool:
    is_narrowed = asked.is_shelved or asked.since or asked.until
    return not is_narrowed and all(name == "soort" or name in neighbour.knows for name in asked.filters)


def _main(asked: Asked, keys: KeyRing, end: int, exact: bool) -> Result:
    return port.search(NAME, selection(asked, limit=max(RANKED, end), exact=exact), keys)


def selection(asked: Asked, *, limit: int, exact: bool = False) -> Selection:
    """The same state in the words of the search engine."""
    ranges: tuple[Range, ...] = ()
    if asked.since or asked.until:
        days = (asked.since, asked.until)
        low, high = (day.toordinal() if day else None for day in days)
        ranges = (Range("date", low, high),)
    return Selection(
        words=asked.q,
        filters={**asked.filters, **({SHELF: (YES,)} if asked.is_shelved else {})},
        without={"stand": NOT_OUT} if asked.is_out else {},
        ranges=ranges,
        sort=SORTS[asked.sort] if asked.q else SORTS[asked.sort or NEWEST],
        limit=limit,
        exact=exact,
        loose=0 if asked.is_whole else LOOSE,
    )


def _neighbour(one: Neighbour, asked: Asked, words: str, keys: KeyRing, end: int, exact: bool) -> Result:
    filters = {name: codes for name, codes in asked.filters.items() if name in one.knows}
    sort = one.titles if asked.sort == "titel" else ""
    return port.search(
        one.corpus, Selection(words=words, filters=filters, facets=one.knows, sort=sort, limit=end, exact=exact), keys
    )


def _nothing(result: Result) -> Result:
    counts = {name: dict.fromkeys(values, 0) for name, values in result.counts.items()}
    return Result(0, 0, (), counts, result.words, result.ignored)


def _told(main: Result, others: Others) -> Result:
    """The answer that says how the question was taken: that of everything, unless only a neighbour found something."""
    if not main.total:
        return next((one.result for one in others.values() if one.total), main)
    return main


def _counts(main: Result, others: Others, asked: Asked) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {name: dict(values) for name, values in main.counts.items()}
    for word, other in others.items():
        # A choice of kinds does not hold for the count of kinds itself.
        counts["soort"][word] = other.result.total
        for name in other.neighbour.knows if other.is_chosen else ():
            mine = defaultdict(int, counts[name])
            for code, count in other.result.counts[name].items():
                mine[code] += count
            counts[name] = dict(mine)
    return counts


# --- order ----------------------------------------------------------------------------------------


def _merged(asked: Asked, main: Result, others: Others, user: Any, keys: KeyRing, end: int) -> Iterator[_Row]:
    """All rows up to `end`, in order. Each collection keeps its own order; the best of what is left comes next."""
    lists = [_ranked(asked, main, keys)]
    for other in others.values():
        if other.is_chosen:
            shares = other.result.shares or (0.0,) * len(other.result.ids)
            rows = zip(other.result.ids, shares, strict=True)
            lists.append([_Row(other.neighbour, pk, share * NEIGHBOUR) for pk, share in rows])
    if asked.sort == "titel":
        yield from sorted((row for rows in lists for row in rows), key=_by_title(user, lists))[:end]
        return
    at = [0] * len(lists)
    for _ in range(end):
        heads = [(rows[at[place]].score, -place) for place, rows in enumerate(lists) if at[place] < len(rows)]
        if not heads:
            return
        place = -max(heads)[1]
        yield lists[place][at[place]]
        at[place] += 1


def _by_title(user: Any, lists: list[list[_Row]]) -> Callable[[_Row], tuple[str, int, int]]:
    """Where several collections meet the titles themselves are compared; one collection stands in order already."""
    if sum(map(bool, lists)) == 1:
        place = {id(row): at for rows in lists for at, row in enumerate(rows)}
        return lambda row: ("", place[id(row)], 0)
    titles = {key: line.title for key, line in _lines(user, [row for rows in lists for row in rows]).items()}
    return lambda row: (fold(titles.get(_key(row), "")), bool(row.source), row.id)


def _ranked(asked: Asked, main: Result, keys: KeyRing) -> list[_Row]:
    """Items in order: the best of them by what they say as a whole and by what their best passage says."""
    words = main.corrected or asked.q  # spelling is corrected once
    if not words or not main.ids:
        return [_Row(None, key, 0.0) for key in main.ids]
    best = port.best(PASSAGES, words, main.ids[:RANKED], keys, exact=True, loose=LOOSE)
    rows = []
    for key, share in zip(main.ids, main.shares or (0.0,) * len(main.ids), strict=True):
        found = best.get(key)
        score = share if found is None else (1 - BY_PASSAGE) * share + BY_PASSAGE * found.share
        rows.append(_Row(None, key, score, found.ids[0] if found and found.ids else 0))
    if asked.sort:
        return rows
    return [*sorted(rows[:RANKED], key=lambda row: -row.score), *rows[RANKED:]]


# --- showing --------------------------------------------------------------------------------------


def _key(row: _Row) -> str:
    if row.source is not None:
        return f"{row.source.word}-{row.id}"
    number, pk = row_of(row.id)
    return f"{_of_number(number).word}-{pk}"


def _of_number(number: int) -> Findable:
    return next(one for one in findables.every() if one.number == number)


def _lines(user: Any, rows: list[_Row]) -> dict[str, Line]:
    """By key; what the reader may not see any more is left out."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        word, _, pk = _key(row).rpartition("-")
        wanted[word].append(int(pk))
    return _shown(user, wanted)


def _shown(user: Any, wanted: Mapping[str, list[int]]) -> dict[str, Line]:
    shown = {one.word: one.shown for one in neighbours.kinds() if one.word in wanted}
    return {f"{word}-{pk}": line for word, show in shown.items() for pk, line in show(user, wanted[word]).items()}


def _hits(user: Any, rows: list[_Row], terms: frozenset[str]) -> list[Hit]:
    lines = _lines(user, rows)
    passages = _passages(user, rows)
    hits = []
    for row in rows:
        key = _key(row)
        if line := lines.get(key):
            passage = passages.get(row.passage) or _own_passage(row, line)
            text = " ".join((passage.text if passage and passage.text else line.summary).split())
            hits.append(Hit(key, key.rpartition("-")[0], line, passage, snippet(text, terms) if text else []))
    return hits


def _passages(user: Any, rows: list[_Row]) -> dict[int, Passage]:
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


def _own_passage(row: _Row, line: Line) -> Passage | None:
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
