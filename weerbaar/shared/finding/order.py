"""In which order things stand, and which passage of each is shown.

Words decide what is found and counted. The best of it is put in order by what an item says as a whole, by its best
passage, and, where there is a model of meaning, by how close its texts lie to the question (decision 0031).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Best, Selection
from weerbaar.foundation.search.result import Result
from weerbaar.shared.finding.answers import LOOSE, RANKED, Others
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.corpus import PASSAGES, part_key, part_of
from weerbaar.shared.finding.neighbours import Neighbour
from weerbaar.shared.meaning.queries import Closeness, closeness

BY_PASSAGE = 0.75  # what the best passage says beside the item as a whole
NEIGHBOUR = 0.85  # what is told elsewhere stands just behind what is told here
SOME_WORDS = 0.5  # what that is worth where nothing there has all words of the question
MEANT = 50  # items of which the meaning is looked at
BY_MEANING = 0.25  # what one spread of closeness says beside all words of a question in the title
PLAINLY = 2.5  # spreads from which a text without any of the words is worth reading too
EVERY = 1000  # passages of one item


@dataclass(frozen=True, slots=True)
class Row:
    """A place in the order, before it is fetched. `source` is the neighbour, None for what is in the one collection.

    passage: key of the passage to show, 0 for none. close: how close its meaning lies to the question, where known.
    """

    source: Neighbour | None
    id: int
    score: float
    passage: int = 0
    close: float | None = None


def merged(
    asked: Asked, main: Result, others: Others, keys: KeyRing, end: int, titles: Callable[[list[Row]], dict[Row, str]]
) -> Iterator[Row]:
    """All rows up to `end`, in order. Each collection keeps its own order; the best of what is left comes next.

    titles: how rows are called, for the order by title where several collections meet.
    """
    lists = [_ranked(asked, main, keys)]
    for other in others.values():
        if other.is_chosen:
            shares = other.result.shares or (0.0,) * len(other.result.ids)
            worth = NEIGHBOUR * (SOME_WORDS if other.result.relaxed else 1.0)
            rows = zip(other.result.ids, shares, strict=True)
            lists.append([Row(other.neighbour, pk, share * worth) for pk, share in rows])
    if asked.sort == "titel":
        yield from _by_title(lists, titles)[:end]
        return
    at = [0] * len(lists)
    for _ in range(end):
        heads = [(rows[at[place]].score, -place) for place, rows in enumerate(lists) if at[place] < len(rows)]
        if not heads:
            return
        place = -max(heads)[1]
        yield lists[place][at[place]]
        at[place] += 1


def _by_title(lists: list[list[Row]], titles: Callable[[list[Row]], dict[Row, str]]) -> list[Row]:
    """Where several collections meet the titles themselves are compared; one collection stands in order already."""
    every = [row for rows in lists for row in rows]
    if sum(map(bool, lists)) == 1:
        return every
    called = titles(every)
    return sorted(every, key=lambda row: (fold(called.get(row, "")), bool(row.source), row.id))


def _ranked(asked: Asked, main: Result, keys: KeyRing) -> list[Row]:
    """Items of the one collection, each with the passage to show; the best of them in their own order."""
    words = main.corrected or asked.q  # spelling is corrected once
    if not words or not main.ids:
        return [Row(None, key, 0.0) for key in main.ids]
    is_question = len(main.words) >= LOOSE and not asked.sort
    meant = closeness(words, main.ids[:MEANT]) if is_question else {}
    best = port.best(PASSAGES, words, main.ids[:RANKED], keys, per_group=EVERY if meant else 1, exact=True, loose=LOOSE)
    shown = _passages(best, meant, keys)
    rows = []
    for key, share in zip(main.ids, main.shares or (0.0,) * len(main.ids), strict=True):
        score = (1 - BY_PASSAGE) * share + BY_PASSAGE * best[key].share if key in best else share
        close = max(meant[key].values()) if key in meant else None
        rows.append(Row(None, key, score, shown.get(key, 0), close))
    if asked.sort:
        return rows
    return [*_by_meaning(rows[:RANKED]), *rows[RANKED:]]


def _by_meaning(rows: list[Row]) -> list[Row]:
    """In order of words and meaning together. The scores that words gave stay and change hands: how this collection
    stands beside others is for words to say."""
    scores = sorted((row.score for row in rows), reverse=True)
    order = sorted(rows, key=lambda row: -row.score - BY_MEANING * (row.close or 0.0))
    return [replace(row, score=score) for row, score in zip(order, scores, strict=True)]


def _passages(best: Mapping[int, Best], meant: Closeness, keys: KeyRing) -> dict[int, int]:
    """Of each item the key of the passage to show: that says most in words and meaning together."""
    by_words = {key: found.ids[0] for key, found in best.items() if found.ids}
    chosen = {key: _chosen(key, best[key].ids if key in best else (), close) for key, close in meant.items()}
    # A meaning may be of a text that was changed a moment ago, or that this reader does not see.
    new = [passage for key, passage in chosen.items() if passage != by_words.get(key)]
    there = port.among(PASSAGES, Selection(facets=()), new, keys)
    return by_words | {key: passage for key, passage in chosen.items() if passage in there}


def _chosen(key: int, by_words: tuple[int, ...], close: Mapping[int, float]) -> int:
    return part_key(key, next(iter(_in_order(by_words, close))))


def _in_order(by_words: Sequence[int], close: Mapping[int, float]) -> list[int]:
    """Numbers of passages, best first: the first in words weighs one spread of closeness, the second half of that."""
    said = {part_of(passage)[1]: 1 / place for place, passage in enumerate(by_words, 1)}
    return sorted(said.keys() | close.keys(), key=lambda one: (-said.get(one, 0.0) - close.get(one, 0.0), one))


def within(key: int, words: str, keys: KeyRing, limit: int) -> list[int]:
    """Numbers of the passages of one item that answer these words, best first: that have them, or plainly mean it."""
    best = port.best(PASSAGES, words, [key], keys, per_group=EVERY, loose=LOOSE).get(key)
    by_words = best.ids if best else ()
    is_question = len(words.split()) >= LOOSE
    close = closeness(words, [key]).get(key, {}) if is_question else {}
    having = {part_of(passage)[1] for passage in by_words}
    found = [one for one in _in_order(by_words, close) if one in having or close.get(one, 0.0) >= PLAINLY]
    return found[:limit]
