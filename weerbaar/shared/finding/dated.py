"""What came out when: published items with a date, newest first, as timelines, feeds and the front door read them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.port import Range, Selection
from weerbaar.shared.finding import findables
from weerbaar.shared.finding.corpus import NAME, NOT_OUT, row_of
from weerbaar.shared.finding.findables import Findable, Line

Filters = Mapping[str, tuple[str, ...]]
Span = tuple[date | None, date | None]
EVER: Span = (None, None)
EARLIEST = date(1, 1, 1)
NOTHING: Filters = {}
# Kinds that explain: they stand in the search and on their own pages, and are no news.
NO_NEWS: Filters = {"soort": ("begrip", "vraag", "pagina")}
MOST_KEPT = 200
_of_visitors: dict[str, tuple[tuple[str, int], list["Short"]]] = {}
ICONS = {
    "artikel": "news", "pagina": "page", "vraag": "help", "praktijk": "practice", "initiatief": "initiative",
    "vraagstuk": "dilemma", "begrip": "term", "dataset": "dataset", "podcast": "podcast", "aflevering": "episode",
    "pakket": "kit", "behoefte": "people", "regio": "map", "gemeente": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """One item of a kind (`findable`), as its reader sees it."""

    key: int
    findable: Findable
    line: Line

    @property
    def pk(self) -> int:
        return row_of(self.key)[1]

    @property
    def icon(self) -> str:
        return icon_of(self.findable.word)

    @property
    def short(self) -> "Short":
        line = self.line
        return Short(self.icon, line.kind_label or self.findable.label, line.title, line.url, line.date, line.source)


@dataclass(frozen=True, slots=True)
class Short:
    """One item in one line, of plain values, so that it can be remembered."""

    icon: str
    kind: str
    title: str
    url: str
    date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time: how many items this reader may see in it, and the newest of them."""

    span: Span
    total: int
    items: tuple[Dated, ...]


def icon_of(word: str) -> str:
    """The icon of a kind, by its word in addresses."""
    return ICONS.get(word, "agreement")


def recent(user: Any, filters: Filters, limit: int, *, but: Filters = NOTHING) -> list[Short]:
    """The newest items up to today, without those that have a value of `but`; remembered until something changes."""
    today = timezone.localdate()

    def make() -> list[Short]:
        return [one.short for one in newest(user, filters, span=(None, today), limit=limit, but=but).items]

    return _kept(user, ("recent items", sorted(filters.items()), sorted(but.items()), limit, today), make)


def _kept(user: Any, what: tuple[Any, ...], make: Callable[[], list[Short]]) -> list[Short]:
    """Of visitors, who all see the same, by each process until its index changes: that takes no query. Of who has an
    account until the spine has another line."""
    if not settings.REMEMBERED_SECONDS:
        return make()
    if user.is_authenticated:
        return remembered((what, user.pk, sorted(keyring(user))), make)
    edition = port.edition(NAME)
    found = _of_visitors.get(repr(what))
    if found is None or found[0] != edition:
        if len(_of_visitors) >= MOST_KEPT:
            _of_visitors.clear()
        found = _of_visitors[repr(what)] = edition, make()
    return found[1]


def newest(
    user: Any,
    filters: Filters,
    *,
    span: Span = EVER,
    words: str = "",
    limit: int = 20,
    offset: int = 0,
    but: Filters = NOTHING,
) -> Stretch:
    """The newest items with a date in this span, that have all these words. Counted is what the index holds, shown what
    may be seen now: one or two queries for each kind among them."""
    selection = replace(_selection(filters, span, limit, offset, but=but), words=words)
    result = port.search(NAME, selection, keyring(user))
    if result.relaxed:  # nothing has all the words
        return Stretch(span, 0, ())
    shown = shown_to(user, result.ids)
    return Stretch(span, result.total, tuple(shown[key] for key in result.ids if key in shown))


def stretches(
    user: Any, filters: Filters, spans: Sequence[Span], *, limit: int = 5, but: Filters = NOTHING
) -> list[Stretch]:
    """The newest of several spans, for the queries of one."""
    keys = keyring(user)
    results = [port.search(NAME, _selection(filters, span, limit, but=but), keys) for span in spans]
    shown = shown_to(user, (key for result in results for key in result.ids))
    return [
        Stretch(span, result.total, tuple(shown[key] for key in result.ids if key in shown))
        for span, result in zip(spans, results, strict=True)
    ]


def totals(user: Any, filters: Filters, spans: Sequence[Span], *, but: Filters = NOTHING) -> list[int]:
    """How many items with a date this reader may see in each of these spans. No query."""
    keys = keyring(user)
    return [port.search(NAME, _selection(filters, span, 0, but=but), keys).total for span in spans]


def counts(
    user: Any, filters: Filters, facets: tuple[str, ...], span: Span = EVER, *, but: Filters = NOTHING
) -> Mapping[str, Mapping[str, int]]:
    """How many items with a date have each value of these facets. No query."""
    selection = _selection(filters, span, 0, facets=facets, but=but)
    return port.search(NAME, selection, keyring(user)).counts


def shown_to(user: Any, keys: Iterable[int]) -> dict[int, Dated]:
    """Items by their key in the collection, as far as this reader may see them now."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        by_number[key >> 32].append(key)
    found = {}
    for findable in findables.every():
        mine = {row_of(key)[1]: key for key in by_number.get(findable.number, ())}
        if mine:
            lines = findable.shown(user, list(mine))
            found.update({mine[pk]: Dated(mine[pk], findable, line) for pk, line in lines.items() if pk in mine})
    return found


def _selection(
    filters: Filters,
    span: Span,
    limit: int,
    offset: int = 0,
    facets: tuple[str, ...] = (),
    but: Filters = NOTHING,
) -> Selection:
    since, until = span
    days = Range("date", (since or EARLIEST).toordinal(), until.toordinal() if until else None)
    return Selection(
        filters={name: codes for name, codes in filters.items() if codes},
        without={**but, "stand": NOT_OUT},
        ranges=(days,),
        facets=facets,
        sort="-date",
        limit=limit,
        offset=offset,
    )
