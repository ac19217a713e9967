"""From a selection to what stands on paper: the same reading as the network map, once through."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.hits import Hit
from weerbaar.features.networks.maps.queries import Found, rows_of, selection_of
from weerbaar.features.networks.paper import rules
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.queries import visible_contacts
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary


class Extra(NamedTuple):
    """What paper says of a capability beyond the map."""

    visibility: str
    conditions: str
    owner_visibility: str


class Way(NamedTuple):
    """One way to reach an organisation."""

    organisation: int
    function: str
    person: str
    phone: str
    email: str
    is_round_the_clock: bool
    off_grid: str
    visibility: str


@dataclass(frozen=True)
class Material:
    """All that goes on paper. `of_all`: sub-need -> how many there are, where only the quickest are shown."""

    hits: list[Hit]
    extras: dict[int, Extra]
    ways: dict[int, list[Way]]
    of_all: dict[str, int]


def read(user: Any, found: Found) -> Material:
    """What this reader may see of the selection, at most about `rules.MOST` capabilities.

    The number of queries does not grow with them. Each is asked of the register once more, so that what was hidden
    meanwhile stays away.
    """
    most = rules.MOST
    if found.result.total <= most:
        hits, of_all = _hits(user, found, (), most)[0], dict[str, int]()
    else:
        hits, of_all = _quickest(user, found, most)
    pks = [hit.pk for hit in hits]
    fields = ("pk", "visibility", "conditions", "organisation__visibility")
    rows = visible_capabilities(user).filter(pk__in=pks).values_list(*fields)
    extras = {pk: Extra(*rest) for pk, *rest in rows}
    hits = [hit for hit in hits if hit.pk in extras]
    return Material(hits, extras, ways_of(user, {hit.organisation.pk for hit in hits}), of_all)


def ways_of(user: Any, organisations: Iterable[int]) -> dict[int, list[Way]]:
    """How to reach them, as far as this reader may see, in the order that each chose."""
    fields = ("organisation", "function", "person", "phone", "email", "is_round_the_clock", "off_grid", "visibility")
    rows = visible_contacts(user).filter(organisation__in=list(organisations)).order_by("position", "pk")
    ways: dict[int, list[Way]] = defaultdict(list)
    for row in rows.values_list(*fields):
        ways[row[0]].append(Way(*row))
    return ways


def sub_needs_in(found: Found) -> list[str]:
    """The sub-needs that the selection is about: those chosen, of the needs chosen, else all; in their order."""
    needs, chosen = found.filters.get("behoefte", ()), found.filters.get("deelbehoefte", ())
    return [
        code
        for code, word in vocabularies.words(Vocabulary.SUB_NEED).items()
        if (not needs or word.parent in needs) and (not chosen or code in chosen)
    ]


def _quickest(user: Any, found: Found, most: int) -> tuple[list[Hit], dict[str, int]]:
    """Of each sub-need those that are there first, as many of each as the paper has room for."""
    parts = sub_needs_in(found)
    each = max(1, most // max(1, len(parts)))
    hits: dict[int, Hit] = {}
    of_all: dict[str, int] = {}
    for code in parts:
        rows, total = _hits(user, found, (code,), each)
        hits |= {row.pk: row for row in rows}
        if total > each:
            of_all[code] = total
    return list(hits.values()), of_all


def _hits(user: Any, found: Found, sub_needs: tuple[str, ...], limit: int) -> tuple[list[Hit], int]:
    selection = selection_of(found)
    filters = {**selection.filters, **({"deelbehoefte": sub_needs} if sub_needs else {})}
    asked = replace(selection, filters=filters, facets=(), sort="notice_hours", offset=0, limit=limit)
    result = port.search(NAME, asked, keyring(user))
    return rows_of(user, result), result.total


@dataclass(frozen=True)
class Group:
    """A sub-need on paper: rows that stand under it, and those that stand under an earlier one of the same need."""

    code: str
    rows: list[Hit]
    elsewhere: list[Hit]


def by_need(hits: Iterable[Hit], codes: Iterable[str]) -> Iterator[tuple[str, list[Group]]]:
    """Each need with its sub-needs (of `codes`); a capability stands once in each need that it serves."""
    groups = {code: Group(code, [], []) for code in codes}
    needs: dict[str, list[Group]] = {need: [] for need in vocabularies.words(Vocabulary.NEED)}
    for code, group in groups.items():
        needs[vocabularies.words(Vocabulary.SUB_NEED)[code].parent].append(group)
    for hit in hits:
        for parts in needs.values():
            serves = [group for group in parts if group.code in hit.sub_needs]
            for place, group in enumerate(serves):
                (group.elsewhere if place else group.rows).append(hit)
    for need, parts in needs.items():
        if filled := [group for group in parts if group.rows or group.elsewhere]:
            yield need, filled
