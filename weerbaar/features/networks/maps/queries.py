"""One reading of the network map, for list, table, print and API alike."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from weerbaar.features.networks.agreements import queries as agreements
from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.corpus import FACETS, NAME, NO, YES, near
from weerbaar.features.networks.maps.hits import HIT, PARTY, Hit, hit_of
from weerbaar.features.networks.maps.understanding import SOFT, WORDS, Recognised, Understood, understand
from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.kit.byids import ByIds
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.search.result import Piece, Result

STANDARD_FACETS = tuple(facet.name for facet in FACETS if facet.standard)


@dataclass(frozen=True)
class Found:
    """The answer to one state of the page.

    `filters` joins what was chosen by hand with what was understood from the question; `rows` are one page, in order;
    `let_go` is what was understood but let go, because everything together found nothing.
    """

    asked: Asked
    understood: Understood
    filters: dict[str, tuple[str, ...]]
    within_hours: int | None
    result: Result
    rows: list[Hit]
    let_go: tuple[Recognised, ...] = ()

    @property
    def pages(self) -> int:
        return max(1, -(-self.result.total // self.asked.page_size))


def find(user: Any, asked: Asked, has_rows: bool = True) -> Found:
    """What this reader finds: totals, facet counts and one page of capabilities, in a fixed number of queries.

    Without `has_rows` no page of capabilities: for faces that count or draw.
    """
    keys = keyring(user)
    understood = understand(asked.q)
    let_go: tuple[Recognised, ...] = ()
    result = _search(asked, understood, keys)
    for name in SOFT:
        if result.total or not understood.parts:
            break
        if name == WORDS and understood.rest and understood.filters().keys() & {"deelbehoefte", "behoefte"}:
            let_go += (understood.words_as_part(),)
            understood = understood.letting_go_words()
        elif name in understood.filters():
            let_go += tuple(part for part in understood.parts if part.filter == name)
            understood = understood.letting_go(name)
        else:
            continue
        result = _search(asked, understood, keys)
    if not result.total:
        understood, let_go = understand(asked.q), ()
        result = _search(asked, understood, keys)
    filters, hours = joined(asked, understood), within(asked, understood)
    rows = rows_of(user, result) if has_rows else []
    return Found(asked, understood, filters, hours, result, rows, let_go)


def every(user: Any, asked: Asked, chunk: int = 1000) -> Iterator[list[Hit]]:
    """The whole selection in the order of the page, in lists of at most `chunk`, whatever page was asked for.

    Constant memory, and one query for each list: it comes through `visible_to` once more, so what is hidden while this
    runs shows no longer.
    """
    found = find(user, asked.but(page=1), has_rows=False)
    for piece in port.whole(NAME, selection_of(found), keyring(user), chunk):
        if rows := rows_of(user, piece):
            yield rows


def selection_of(found: Found) -> port.Selection:
    """What was found, in the words of the search engine: for faces that count it in their own way."""
    return selection(found.asked, found.understood, found.filters, found.within_hours)


def _search(asked: Asked, understood: Understood, keys: KeyRing) -> Result:
    filters, hours = joined(asked, understood), within(asked, understood)
    return _per_need(port.search(NAME, selection(asked, understood, filters, hours), keys), filters)


def joined(asked: Asked, understood: Understood) -> dict[str, tuple[str, ...]]:
    """Chosen and understood values per facet; values of one facet are alternatives."""
    filters: dict[str, list[str]] = defaultdict(list)
    for name, values in (*asked.filters.items(), *understood.filters().items()):
        filters[name] += [value for value in values if value not in filters[name]]
    return {name: tuple(values) for name, values in filters.items()}


def within(asked: Asked, understood: Understood) -> int | None:
    """The longest notice time that is acceptable, in hours; the strictest of what was chosen and understood."""
    given = [hours for hours in (asked.within_hours, understood.within_hours) if hours is not None]
    return min(given) if given else None


def selection(
    asked: Asked, understood: Understood, filters: dict[str, tuple[str, ...]], hours: int | None
) -> port.Selection:
    """The same state in the words of the search engine."""
    return port.Selection(
        words=understood.rest,
        wishes=understood.wishes,
        near=near(filters),
        filters=_in_tokens(filters),
        without={"valtWegBij": asked.losses} if asked.losses else {},
        ranges=(port.Range("notice_hours", high=hours),) if hours is not None else (),
        facets=(*STANDARD_FACETS, *(["gemeente"] if {"regio", "gemeente"} & filters.keys() else [])),
        sort=asked.engine_sort,
        offset=(asked.page - 1) * asked.page_size,
        limit=asked.page_size,
        exact=asked.exact,
        carry=("afspraak",),
    )


def _in_tokens(filters: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """With one need chosen, 'traditional or not' is meant for that need; otherwise for any of them."""
    needs = filters.get("behoefte", ())
    if len(needs) != 1 or "traditioneel" not in filters:
        return filters
    answers = tuple(f"{needs[0]}:{answer}" if ":" not in answer else answer for answer in filters["traditioneel"])
    return {**filters, "traditioneel": answers}


def _per_need(result: Result, filters: dict[str, tuple[str, ...]]) -> Result:
    """Beside 'traditional or not' a need counts what choosing it gives: the answer is then meant for that need."""
    answers = filters.get("traditioneel", ())
    if not answers or "behoefte" in filters or not set(answers) <= {YES, NO}:
        return result
    told = result.counts["traditioneel"]
    needs = {need: sum(told.get(f"{need}:{one}", 0) for one in answers) for need in result.counts["behoefte"]}
    return replace(result, counts={**result.counts, "behoefte": needs})


_ROWS = ByIds()  # per key ring: what may be seen depends on nothing else


def rows_of(user: Any, result: Result | Piece) -> list[Hit]:
    """The capabilities of one page, as light rows: making models of them would cost more than finding them.

    They come through `visible_to` once more: what was hidden since the index heard of it does not show. The kinds of
    agreement that the reader may know of come from the index, as the facet does.
    """
    rows = _ROWS.rows(keyring(user), lambda: capabilities.visible_to(user).values_list(*HIT, *PARTY), result.ids)
    hits = {row[0]: hit_of(row, result.values_of(row[0], "afspraak")) for row in rows}
    return [hits[pk] for pk in result.ids if pk in hits]


def hit_for(user: Any, uuid: UUID) -> Hit | None:
    """One capability as the list shows it, withdrawn or not; None when the reader may not see it."""
    row = capabilities.visible_to(user).filter(uuid=uuid).values_list(*HIT, *PARTY).first()
    if row is None:
        return None
    kinds = set(agreements.in_force(user).filter(lines__capability=row[0]).values_list("kind", flat=True))
    claimed = row[HIT.index("claimed_agreement")]
    return hit_of(row, tuple(sorted(kinds | ({claimed} if claimed else set()))))
