"""The cells of the matrix: how many organisations can be counted on, per row, column and place, for one reader."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from weerbaar.features.networks.maps.corpus import ACTIVE, AVAILABLE, NAME
from weerbaar.features.networks.maps.queries import Found, selection_of
from weerbaar.features.networks.matrix.rules import regions_seen_whole
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

NEEDS, SUB_NEEDS = "behoefte", "deelbehoefte"
ROWS = (SUB_NEEDS, NEEDS)
COLUMNS = ("fase", "vorm", "regio")
PLACES = ("regio", "gemeente", "provincie", "alleenHier")
VOCABULARIES = {
    NEEDS: Vocabulary.NEED,
    SUB_NEEDS: Vocabulary.SUB_NEED,
    "fase": Vocabulary.PHASE,
    "vorm": Vocabulary.FORM,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One row × column × place.

    confirmed: organisations with something active and confirmed in term, of what is left after the chosen causes.
    before: the same without causes; None when none were chosen. known: with anything active, confirmed or not; None for
    who may not hear what is missing.
    """

    row: str
    column: str
    place: str
    confirmed: int
    before: int | None
    known: int | None

    @property
    def sees_gaps(self) -> bool:
        return self.known is not None

    @property
    def is_empty(self) -> bool:
        """Nobody is known."""
        return self.known == 0

    @property
    def is_overdue(self) -> bool:
        """Somebody is known, and nobody was confirmed in term."""
        return bool(self.known) and not self.confirmed

    @property
    def is_single(self) -> bool:
        """A single point of failure."""
        return self.sees_gaps and self.confirmed == 1


@dataclass(frozen=True)
class Matrix:
    """Rows and columns are codes of the facets `row_facet` and `column_facet`.

    places: the region of each side, or just '' for the selection as it is.
    """

    row_facet: str
    column_facet: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    places: tuple[str, ...]
    cells: dict[tuple[str, str, str], Cell]  # row, column, place

    @property
    def sees_gaps(self) -> bool:
        """Whether the reader may hear what is missing in any of the cells."""
        return any(cell.sees_gaps for cell in self.cells.values())


def matrix_of(user: Any, found: Found) -> Matrix:
    """The matrix that stands in the address, over all that this reader may see. No queries of its own."""
    row_facet, column_facet = found.asked.choice("rijen"), found.asked.choice("kolommen")
    rows, columns = axis(found, row_facet), axis(found, column_facet)
    places = sides(found)
    gaps = Gaps(user, found)
    cells: dict[tuple[str, str, str], Cell] = {}
    for place in places:
        tells = gaps.any_of(rows, columns, place)
        for of, selection in selections(found, place, rows):
            counted = _Counted(user, selection, row_facet, column_facet, tells)
            for row, column in product(of, columns):
                sees = gaps.at(row, column if column_facet == "regio" else place)
                cells[row, column, place] = counted.cell(row, column, place, sees)
    return Matrix(row_facet, column_facet, rows, columns, places, cells)


class _Counted:
    """The counts behind one side of the matrix; what is missing is only counted for who may hear it."""

    def __init__(self, user: Any, selection: port.Selection, rows: str, columns: str, sees_gaps: bool) -> None:
        def cross(asked: port.Selection, apart: port.Apart) -> port.Cross:
            return port.cross(NAME, asked, rows, columns, keyring(user), apart=apart)

        self._now = cross(selection, AVAILABLE)
        self._before = cross(replace(selection, without={}), AVAILABLE) if selection.without else None
        self._known = cross(selection, ACTIVE) if sees_gaps else None

    def cell(self, row: str, column: str, place: str, sees_gaps: bool) -> Cell:
        return Cell(
            row,
            column,
            place,
            confirmed=self._now.at(row, column)[1],
            before=self._before.at(row, column)[1] if self._before else None,
            known=self._known.at(row, column)[1] if sees_gaps and self._known else None,
        )


def axis(found: Found, name: str) -> tuple[str, ...]:
    """The codes of one side: those chosen, of a chosen need its sub-needs, else all."""
    chosen = found.filters.get(name, ())
    if name == "regio":
        regions = frozenset(chosen) or concerned(found)
        return tuple(code for code in geography.table().regions if not regions or code in regions)
    known = vocabularies.words(VOCABULARIES[name])
    if name == SUB_NEEDS and not chosen:
        needs = found.filters.get(NEEDS, ())
        return tuple(
            code for code in vocabularies.codes(Vocabulary.SUB_NEED) if not needs or known[code].parent in needs
        )
    return tuple(code for code in known if code in chosen) if chosen else vocabularies.codes(VOCABULARIES[name])


def concerned(found: Found) -> frozenset[str]:
    """The regions that the selection is about; none is the whole country."""
    table = geography.table()
    regions = {code for name in ("regio", "alleenHier") for code in found.filters.get(name, ())}
    places = set(found.filters.get("gemeente", ()))
    for province in found.filters.get("provincie", ()):
        places.update(table.municipalities_of_province[province])
    return frozenset(regions | {table.region_of[code] for code in places})


def sides(found: Found) -> tuple[str, ...]:
    """Two regions beside each other when one is chosen and another asked for; else the selection as it is."""
    chosen, other = found.filters.get("regio", ()), found.asked.choice("naast")
    is_one = len(chosen) == 1 and not any(found.filters.get(name) for name in PLACES[1:])
    if not other or not is_one or other in chosen or found.asked.choice("kolommen") == "regio":
        return ("",)
    return chosen[0], other


def on_side(found: Found, place: str) -> port.Selection:
    """The selection for one side."""
    selection = selection_of(found)
    return replace(selection, filters={**selection.filters, "regio": (place,)}) if place else selection


def selections(found: Found, place: str, rows: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], port.Selection]]:
    """(rows, the selection in which they are counted) of one side.

    'Traditional or not' is meant for the need of a row, as in the list behind its cells; so each need has its own.
    """
    if found.asked.choice("rijen") != NEEDS or "traditioneel" not in found.filters:
        yield rows, on_side(found, place)
        return
    for row in rows:
        yield (row,), on_side(replace(found, filters={**found.filters, NEEDS: (row,)}), place)


class Gaps:
    """Of which cells this reader may hear what is missing."""

    def __init__(self, user: Any, found: Found) -> None:
        self._user = user
        self._everywhere = concerned(found) or frozenset(geography.table().regions)
        self._seen: dict[str, frozenset[str]] = {}

    def seen(self, row: str) -> frozenset[str]:
        """The regions of which they may hear it, for the need of this row (a need or a sub-need)."""
        if row not in self._seen:
            needs = vocabularies.needs_of([row]) or (row,)
            self._seen[row] = regions_seen_whole(self._user, needs)
        return self._seen[row]

    def at(self, row: str, region: str) -> bool:
        """In one region, or ('') in all that the selection is about."""
        return ({region} if region else self._everywhere) <= self.seen(row)

    def any_of(self, rows: Collection[str], columns: Collection[str], place: str) -> bool:
        regions = [place] if place else ["", *geography.table().regions]
        return any(self.at(row, region) for row in rows for region in regions)
