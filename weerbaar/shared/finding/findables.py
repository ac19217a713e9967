"""What can be found: each kind says how its rows read to the search engine, and how they stand in a list.

A feature calls `add(Findable(…))` in its `plugs.py`. From then on its rows are in the one search (`reading.find`), and
every entry of the spine whose code begins with the kind ('practice.') has the index read that row again. What else
touches a row is told with `changed`.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from weerbaar.foundation.search.port import Clauses

Place = tuple[int, int]
"""(key of the row, number of the part within it)"""


@dataclass(frozen=True, slots=True)
class Item:
    """One row as the search engine sees it. Plain text, no markup.

    labels: words that stand nowhere but that people search by (of codes, of other names).
    body: its own text; what stands in its parts comes with those.
    facets: codes by the name of a facet (behoefte, deelbehoefte, fase, dreiging, regio, niveau, voorWie, taal, bron);
    extra: the same for facets that few kinds have (documentsoort, bewijs, kwadrant, licentie, bestand, stand).
    clauses: what must be opened to see it; none: everybody.
    date: when it came out; fresh_until: until when it counts as up to date (None: always).
    open_until: the last day on which somebody may join; None where nobody is sought.
    evidence: 0..1, how well it is founded; 0.5 where that says nothing.
    """

    pk: int
    title: str
    summary: str = ""
    labels: str = ""
    body: str = ""
    source: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clauses: Clauses = ()
    date: datetime.date | None = None
    fresh_until: datetime.date | None = None
    open_until: datetime.date | None = None
    evidence: float = 0.5
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One page, section or moment of a row: `number` from 1, in its order, less than 65,536."""

    owner: int
    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A part as it is shown: `where` in words ('bladzijde 14', '12:30'), and the address that leads there. `act` and
    `icon` say what one does there ('Lees bladzijde 14')."""

    text: str
    where: str
    url: str
    page: int | None = None
    act: str = "Lees"
    icon: str = "agreement"


@dataclass(frozen=True, slots=True)
class Line:
    """How one row stands in a list. `badges` are (text, tone); `note` says in a few words what it comes with.

    text: its own text, to cut a passage from where it has no parts (the same as `Item.body`).
    """

    title: str
    url: str
    summary: str = ""
    kind_label: str = ""
    source: str = ""
    date: datetime.date | None = None
    badges: tuple[tuple[str, str], ...] = ()
    file_name: str = ""
    note: str = ""
    text: str = ""


Items = Callable[[Collection[int] | None], Iterator[Item]]
Parts = Callable[[Collection[int] | None], Iterator[Part]]
Shown = Callable[[Any, Collection[int]], Mapping[int, Line]]
Passages = Callable[[Any, Collection[Place]], Mapping[Place, Passage]]


@dataclass(frozen=True)
class Findable:
    """One kind that can be found.

    kind: its name in the port of kinds ('practice'); number: fixed, 1..999, makes keys unique in the one collection.
    word: in addresses (`soort=praktijk`).
    items: all rows in the order of their key, or those with these keys.
    shown: those of these rows that the reader may see now (through `visible_to` once more), in one or two queries.
    parts: passages ordered by owner and number; passages: how some of them are shown, to who may see them now.
    is_shelved: stands in the list of the library.
    """

    kind: str
    number: int
    word: str
    label: str
    plural: str
    items: Items
    shown: Shown
    parts: Parts | None = None
    passages: Passages | None = None
    is_shelved: bool = False


_findables: dict[str, Findable] = {}


def add(findable: Findable) -> None:
    """Puts a kind in the one search; a second one of the same kind takes its place."""
    from weerbaar.foundation.ports import listeners
    from weerbaar.shared.finding.listeners import reindex

    for other in _findables.values():
        if other.kind != findable.kind and findable.number == other.number:
            raise ValueError(f"{findable.kind} and {other.kind} have the same number")
    _findables[findable.kind] = findable
    listeners.listen(f"finding-{findable.kind}", (f"{findable.kind}.",), reindex)


def every() -> list[Findable]:
    """All kinds, in the order of their numbers."""
    return sorted(_findables.values(), key=lambda one: one.number)


def get(kind: str) -> Findable | None:
    return _findables.get(kind)


def of_word(word: str) -> Findable | None:
    """The kind that stands in an address as this word."""
    return next((one for one in _findables.values() if one.word == word), None)


def changed(kind: str, pks: Collection[int]) -> None:
    """Has the index read these rows again; to be called where something else than their own entries touches them."""
    from weerbaar.shared.finding import corpus

    if kind in _findables and pks:
        corpus.changed(_findables[kind], pks)
