"""What the pages of needs and regions count, all of it over what one reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.corpus import AVAILABLE, NAME, NO
from weerbaar.features.networks.maps.queries import Found, selection, selection_of
from weerbaar.features.networks.maps.understanding import understand
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

NEED, SUB_NEED, REGION, ONLY_HERE = "behoefte", "deelbehoefte", "regio", "alleenHier"
LARGEST = 8


@dataclass(frozen=True, slots=True)
class Known:
    """Organisations with something to contribute, and those of which some of it is active and confirmed in term."""

    organisations: int = 0
    confirmed: int = 0


def found_of(user: Any, **filters: str) -> Found:
    """The selection of a page: `found_of(user, regio='VR19')`; none is all. Its links lead to the network map.

    As `maps.queries.find` would find it, without a page of rows and without counts of facets: a page shows neither.
    """
    chosen: dict[str, tuple[str, ...]] = {name: (code,) for name, code in filters.items()}
    asked, nothing = Asked(filters=chosen, path=reverse("network_map")), understand("")
    lean = replace(selection(asked, nothing, chosen, None), facets=(), limit=0)
    return Found(asked, nothing, chosen, None, port.search(NAME, lean, keyring(user)), [])


def organisations_per_need(user: Any) -> dict[str, int]:
    """For the front door; no queries of its own."""
    return organisations_per(user, NEED, vocabularies.codes(Vocabulary.NEED))


def organisations_per(user: Any, facet: str, codes: Iterable[str]) -> dict[str, int]:
    """How many organisations are known per value: for a few values, each is asked by itself."""
    keys = keyring(user)
    asked = {code: port.Selection(filters={facet: (code,)}, facets=(), limit=0) for code in codes}
    return {code: port.search(NAME, selection, keys).groups for code, selection in asked.items()}


def known_per(user: Any, facet: str) -> dict[str, Known]:
    """What is known per value of a facet, for all its values; no queries of its own."""
    keys = keyring(user)
    every = port.cross(NAME, port.Selection(), facet, "", keys)
    sure = port.cross(NAME, port.Selection(), facet, "", keys, apart=AVAILABLE)
    return {code: Known(every.at(code)[1], sure.at(code)[1]) for code in every.rows}


def known_in(user: Any, found: Found) -> Known:
    """The same for one selection."""
    sure = port.search(NAME, _available(found), keyring(user))
    return Known(found.result.groups, sure.groups)


def newcomers(user: Any, found: Found, need: str) -> int:
    """Organisations in the selection that are no traditional partner for this need."""
    return port.cross(NAME, selection_of(found), "traditioneel", "", keyring(user)).at(f"{need}:{NO}")[1]


def largest(user: Any, found: Found) -> list[tuple[Organisation, int]]:
    """The organisations with the most that is active and confirmed in term, with how much; one query."""
    counted = port.largest(NAME, selection_of(found), keyring(user), apart=AVAILABLE, limit=LARGEST)
    rows = organisations.visible_to(user).in_bulk([pk for pk, _ in counted])
    return [(rows[pk], count) for pk, count in counted if pk in rows]


def _available(found: Found) -> port.Selection:
    selection = selection_of(found)
    return replace(selection, filters={**selection.filters, **AVAILABLE.filters}, facets=(), offset=0, limit=0)
