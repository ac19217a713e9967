"""The matrix as the template draws it: what stands in each cell, in words as well as in colour."""

from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.maps import facets
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.matrix.addresses import behind, narrowed
from weerbaar.features.networks.matrix.claims import Claim
from weerbaar.features.networks.matrix.emptiest import Emptiest
from weerbaar.features.networks.matrix.queries import NEEDS, SUB_NEEDS, Cell, Matrix
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.about import need_page
from weerbaar.foundation.taxonomy.geography import table
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.tags.words import amount

FEW, MANY = 3, 10  # from how many organisations on a cell is drawn stronger
Twice = dict[tuple[str, str], list[Claim]]
"""Over-claims in the selection, by side and row."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell: a number (or a word), a note under it, both in one link; `kind` decides colour and pattern.

    before: what it was before the chosen causes, when that differs. said: the rest of the sentence, for those who
    listen. claims: how many promises are made twice here.
    """

    number: str
    note: str
    said: str
    kind: str
    url: str
    before: str = ""
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """`url`: the page of the need that the row is about; '' for a sub-need."""

    label: str
    cells: list[Drawn]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one need; `need` is '' when the rows are needs themselves."""

    need: str
    lines: list[Line]


def drawn(found: Found, matrix: Matrix, claims: Twice) -> dict[str, Any]:
    """Heads and groups of rows."""
    column_labels = [facets.label_of(matrix.column_facet, code) for code in matrix.columns]
    return {
        "corner": "Behoefte" if matrix.row_facet == NEEDS else "Deelbehoefte",
        "sides": [table().name(place) for place in matrix.places if place],
        "heads": column_labels * len(matrix.places),
        "columns": len(matrix.columns),
        "width": 1 + len(matrix.columns) * len(matrix.places),
        "groups": _groups(found, matrix, claims),
    }


def _groups(found: Found, matrix: Matrix, claims: Twice) -> list[Group]:
    groups: dict[str, list[Line]] = {}
    for row in matrix.rows:
        need = "" if matrix.row_facet == NEEDS else vocabularies.words(Vocabulary.SUB_NEED)[row].parent
        cells = [
            _cell(found, matrix, matrix.cells[row, column, place], claims.get((place, row), []))
            for place in matrix.places
            for column in matrix.columns
        ]
        url = "" if need else need_page(row)
        groups.setdefault(need, []).append(Line(facets.label_of(matrix.row_facet, row), cells, url))
    return [Group(need, lines) for need, lines in groups.items()]


def _cell(found: Found, matrix: Matrix, cell: Cell, claims: list[Claim]) -> Drawn:
    twice = sum(
        one.is_at(matrix.row_facet, cell.row) and one.is_at(matrix.column_facet, cell.column) for one in claims
    ) if cell.sees_gaps else 0  # fmt: skip
    number, note, said, kind = _told(cell)
    was = None if cell.before == cell.confirmed or not (cell.confirmed or cell.sees_gaps) else cell.before
    return Drawn(number, note, said, kind, address(found, matrix, cell), amount(was), twice)


def address(found: Found, matrix: Matrix, cell: Cell) -> str:
    """The list behind a cell, which holds just what it says; '' where there is nothing.

    Also '' when some of the words were enough: which are, is weighed anew in a smaller selection, so that the list
    would hold more than was counted.
    """
    if found.result.relaxed or not (cell.confirmed or cell.known):
        return ""
    chosen = {matrix.row_facet: cell.row, matrix.column_facet: cell.column}
    if cell.place:
        chosen["regio"] = cell.place
    return behind(found, chosen, is_confirmed=bool(cell.confirmed))


def _told(cell: Cell) -> tuple[str, str, str, str]:
    """(number or word, note, rest of the sentence, kind) of a cell. Who may not hear what is missing reads a dash."""
    count = cell.confirmed
    if count > 1:
        return amount(count), "", "organisaties bevestigd", _strength(count)
    if count == 1:
        return "1", "maar één" if cell.is_single else "", "organisatie bevestigd", "single" if cell.is_single else "few"
    if not cell.sees_gaps:
        return "–", "", "niets bevestigd, voor zover u mag zien", "blank"
    falls = "valt weg" if cell.before else ""
    if cell.is_overdue:
        return "0", falls or _all_overdue(cell.known or 0), "bevestigd, voor zover u mag zien", "late"
    return "niemand", falls, "bekend, voor zover u mag zien", "nobody"


def _all_overdue(known: int) -> str:
    if known == 1:
        return "de enige is verlopen"
    return "beide verlopen" if known == 2 else f"alle {amount(known)} verlopen"


def _strength(count: int) -> str:
    return "many" if count >= MANY else "some" if count >= FEW else "few"


# --- one sentence ---------------------------------------------------------------------------------


def sentence(found: Found, matrix: Matrix) -> str:
    """The whole matrix for those who listen; what is missing only for who may hear it."""
    cells = list(matrix.cells.values())
    known = sum(cell.confirmed > 0 for cell in cells)
    if not known and not matrix.sees_gaps:
        return "Niets bevestigd, voor zover u mag zien"
    where = " en ".join(table().name(place) for place in matrix.places if place)
    told = f"{where}: hulp" if where else "Hulp"
    told += f" zonder {_losses(found)}" if found.asked.losses else ""
    if not matrix.sees_gaps:
        return f"{told} bevestigd in {_boxes(known)}, voor zover u mag zien"
    told = f"{told} bevestigd in {amount(known)} van {_boxes(len(cells))}"
    return "; ".join([told, *filter(None, [_missing(cells)])]) + ", voor zover u mag zien"


def _boxes(count: int) -> str:
    return "1 vakje" if count == 1 else f"{amount(count)} vakjes"


def _losses(found: Found) -> str:
    return " en ".join(facets.label_of("valtWegBij", code).lower() for code in found.asked.losses)


def _missing(cells: list[Cell]) -> str:
    """'23 zonder iemand, 5 verlopen, 10 met maar één': what there is of it."""
    counts = (
        (sum(cell.is_empty for cell in cells), "zonder iemand"),
        (sum(cell.is_overdue for cell in cells), "alleen verlopen"),
        (sum(cell.is_single for cell in cells), "met maar één"),
    )
    return ", ".join(f"{amount(count)} {what}" for count, what in counts if count)


# --- lists under it -------------------------------------------------------------------------------


def empty_rows(found: Found, emptiest: Emptiest) -> list[dict[str, str]]:
    """The emptiest cells in words, each with where it leads."""
    rows = []
    for one in emptiest.rows:
        chosen = {SUB_NEEDS: one.sub_need, "regio": one.region}
        if one.confirmed:
            what, kind = "Maar één organisatie is bevestigd", "single"
        elif one.known == 1:
            what, kind = "De enige organisatie is te lang geleden bevestigd", "late"
        elif one.known:
            what, kind = f"Alle {amount(one.known)} organisaties zijn te lang geleden bevestigd", "late"
        else:
            what, kind = "Niemand bekend", "nobody"
        rows.append(
            {
                "what": what,
                "kind": kind,
                "sub_need": facets.label_of(SUB_NEEDS, one.sub_need),
                "region": table().name(one.region),
                "url": behind(found, chosen, bool(one.confirmed))
                if one.known
                else narrowed(found, {"regio": one.region}).choosing(kolommen="fase").address(),
                "link": "Bekijk wie" if one.known else "Bekijk de regio",
            }
        )
    return rows


def explained(claim: Claim) -> dict[str, Any]:
    """One over-claim in words."""
    one = claim.capability
    unit = vocabularies.label(Vocabulary.UNIT, one.unit)
    return {
        "name": one.name,
        "url": one.get_absolute_url(),
        "organisation": one.organisation.name,
        "organisation_url": one.organisation.get_absolute_url(),
        "total": amount(one.quantity, unit),
        "promised": amount(claim.promised),
        "beyond": amount(claim.beyond),
        "regions": len({promise.region for promise in claim.promises}),
        "promises": claim.promises,
        "elsewhere": claim.elsewhere,
        "through": claim.through,
    }
