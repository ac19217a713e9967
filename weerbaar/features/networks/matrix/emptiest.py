"""The emptiest cells: sub-need × region where the fewest can be counted on, of what this reader may hear."""

from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.maps.corpus import ACTIVE, AVAILABLE, NAME
from weerbaar.features.networks.maps.queries import Found, selection_of
from weerbaar.features.networks.matrix.queries import SUB_NEEDS, Gaps, axis
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port

AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Empty:
    """A place where at most one organisation can be counted on; `known` are those with anything active."""

    sub_need: str
    region: str
    confirmed: int
    known: int


@dataclass(frozen=True, slots=True)
class Emptiest:
    """The first so many, and how many there are where nobody, and where only one can be counted on."""

    rows: list[Empty]
    nobody: int
    single: int


def emptiest(user: Any, found: Found, at_most: int = AT_MOST) -> Emptiest | None:
    """Nobody before somebody who is overdue before only one; then what the fewest in all these regions offer.

    None when the reader may hear of no region what is missing. No queries of its own.
    """
    gaps, rows, regions = Gaps(user, found), axis(found, SUB_NEEDS), axis(found, "regio")
    places = [(row, region) for row in rows for region in regions if gaps.at(row, region)]
    if not places:
        return None
    selection, keys = selection_of(found), keyring(user)
    now, known = (port.cross(NAME, selection, SUB_NEEDS, "regio", keys, apart=apart) for apart in (AVAILABLE, ACTIVE))
    every = [Empty(row, region, now.at(row, region)[1], known.at(row, region)[1]) for row, region in places]
    around = {row: sum(one.confirmed for one in every if one.sub_need == row) for row in rows}
    weak = [one for one in every if one.confirmed <= 1]
    weak.sort(key=lambda one: (one.confirmed, one.known, around[one.sub_need], rows.index(one.sub_need)))
    nobody = sum(not one.confirmed for one in weak)
    return Emptiest(weak[:at_most], nobody, len(weak) - nobody)
