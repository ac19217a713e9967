"""What each collection finds: that of everything, and its neighbours. Their totals and counts are one answer."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Range, Selection
from weerbaar.foundation.search.result import Result
from weerbaar.shared.finding import neighbours
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.corpus import NAME, NOT_OUT, SHELF, YES
from weerbaar.shared.finding.neighbours import Neighbour

RANKED = 100  # items that are put in the order of their best passage too
LOOSE = 2  # from so many words on it is a question, of which not every word has to be there
NEWEST = "nieuwste"  # the order where no words are asked
SORTS = {"": "", NEWEST: "-date", "titel": "title"}


@dataclass(frozen=True)
class Other:
    """The answer of a neighbour. `total` and `result` as far as its kind is asked for; `of_kind` whatever kind is."""

    neighbour: Neighbour
    result: Result
    is_chosen: bool

    @property
    def total(self) -> int:
        return self.result.total if self.is_chosen else 0


Others = Mapping[str, Other]


def answers(asked: Asked, keys: KeyRing, end: int) -> tuple[Result, Others]:
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
    return main, {one.word: Other(one, results[one.word], not chosen or one.word in chosen) for one in asked_of}


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


def told(main: Result, others: Others) -> Result:
    """The answer that says how the question was taken: that of everything, unless only a neighbour found something."""
    if not main.total:
        return next((one.result for one in others.values() if one.total), main)
    return main


def counts_of(main: Result, others: Others, asked: Asked) -> dict[str, dict[str, int]]:
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
