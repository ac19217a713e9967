"""What the pages of needs and regions count, all of it over what one reader may see."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse

from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.corpus import AVAILABLE, NAME, NO
from weerbaar.features.networks.maps.queries import Found, find, selection_of
from weerbaar.foundation.organisations import queries as organisations
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports.known import Known
from weerbaar.foundation.search import port

NEED, SUB_NEED, REGION, ONLY_HERE = "behoefte", "deelbehoefte", "regio", "alleenHier"
LARGEST = 8


def found_of(user: Any, **filters: str) -> Found:
    """The selection of a page: `found_of(user, regio='VR19')`; none is all. Its links lead to the network map."""
    chosen = {name: (code,) for name, code in filters.items()}
    return find(user, Asked(filters=chosen, path=reverse("network_map")), has_rows=False)


def known_per_need(user: Any) -> Mapping[str, Known]:
    return known_per(user, NEED)


def known_per(user: Any, facet: str) -> dict[str, Known]:
    """What is known per value of a facet; no queries of its own."""
    keys = keyring(user)
    every = port.cross(NAME, port.Selection(), facet, "", keys)
    sure = port.cross(NAME, port.Selection(), facet, "", keys, apart=AVAILABLE)
    return {code: Known(every.at(code)[1], sure.at(code)[1], every.at(code)[0]) for code in every.rows}


def known_in(user: Any, found: Found) -> Known:
    """The same for one selection."""
    sure = port.search(NAME, _available(found), keyring(user))
    return Known(found.result.groups, sure.groups, found.result.total)


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
