"""Our template going out: empty, filled with what somebody may see, or as the very file with remarks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from weerbaar.features.networks.capabilities.exchange.columns import COLUMN_OF, COLUMNS, REMARKS
from weerbaar.features.networks.capabilities.exchange.explained import ONE_OF, choices_of, remarks, sheet_rows
from weerbaar.features.networks.capabilities.exchange.matching import KVK
from weerbaar.features.networks.capabilities.exchange.plans import CellError, RefusedRow
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import Cell, Page, Sheet, escape, unescape
from weerbaar.foundation.organisations.models import Identifier

WIDTHS = {"ref": 11, "organisatie": 32, "capaciteit": 40, "omschrijving": 50, "deelbehoeften": 26, "voorwaarden": 40}
MOST_ROWS = 60_000
STATUS = {Capability.Status.ACTIVE: "actief", Capability.Status.PAUSED: "onderbroken"}


def template_rows(capabilities: Sequence[Capability]) -> list[dict[str, Cell]]:
    """One row by column for each capability, with its organisation at hand (`select_related`); one query for numbers.

    What has been withdrawn is left out: a file cannot bring it back.
    """
    shown = [one for one in capabilities if one.status in STATUS]
    numbers: dict[int, str] = {}
    owners = {one.organisation_id for one in shown}
    for owner, value in Identifier.objects.filter(scheme=KVK, organisation__in=owners).values_list(
        "organisation", "value"
    ):
        numbers.setdefault(owner, value)
    return [_row(one, numbers.get(one.organisation_id, "")) for one in shown]


def _row(one: Capability, kvk: str) -> dict[str, Cell]:
    owner = one.organisation
    row: dict[str, Cell] = {
        "ref": one.ref,
        "organisatie": owner.name,
        "soort": owner.kind,
        "niveau": owner.level,
        "kvk": kvk,
        "website": owner.website,
        "plaats": owner.seat,
        "bevestigd_op": None if owner.is_example else one.confirmed_on,
    }
    row |= {column: _cell(getattr(one, field)) for field, column in COLUMN_OF.items()}
    # A group cannot be named in a file; an empty cell leaves it.
    row["zichtbaarheid"] = "" if one.visibility == Visibility.GROUP else one.visibility
    row["status"] = STATUS[Capability.Status(one.status)]
    return row


def _cell(value: Any) -> Cell:
    return "|".join(value) if isinstance(value, list | tuple) else value


def write_template(rows: Iterable[dict[str, Cell]], kind: str) -> bytes:
    """The template as CSV, XLSX or ODS with these rows (none: an empty one).

    Its columns are explained on a second sheet, in CSV in '#' rows. What goes out this way comes back in as unchanged.
    """
    body: list[list[Cell]] = [[row.get(column) for column in COLUMNS] for row in rows]
    if kind == sheets.CSV:
        told: list[list[Cell]] = [[line] for line in remarks()]
        return sheets.write(kind, [Page("capaciteiten", [*told, list(COLUMNS), *body])])
    choices = {COLUMNS.index(column): list(choices_of(column)) for column in (*ONE_OF, "status")}
    widths = {place: WIDTHS.get(column, 16) for place, column in enumerate(COLUMNS)}
    return sheets.write(
        kind,
        [
            Page("capaciteiten", [list(COLUMNS), *body], choices=choices, widths=widths),
            Page("uitleg", sheet_rows(), widths={0: 18, 1: 60, 2: 50}),
        ],
    )


def write_with_remarks(sheet: Sheet, errors: Iterable[CellError], refused: Iterable[RefusedRow] = ()) -> bytes:
    """The very file, of the kind it was, with what is wrong with each row before it, to correct and offer again.

    Rows stand where they stood, so that their numbers are those of the report, unless something is wrong with the head:
    that is told in '#' rows above it.
    """
    said, wrong = _said(sheet, errors, refused)
    above: list[list[Cell]] = [[f"# rij {sheet.head}: {text}"] for text in said.pop(sheet.head, [])]
    old = next((at for at, name in enumerate(sheet.columns) if sheets.column_name(name) == REMARKS), len(sheet.columns))
    everything = {row.number: ("#", row.cells) for row in sheet.skipped}
    everything |= {row.number: ("\n".join(said.get(row.number, [])), row.cells) for row in sheet.rows}
    everything[sheet.head] = (REMARKS, sheet.columns)
    # Rows far down, with nothing above them, close up.
    numbers = range(1, max(everything) + 1) if max(everything) <= MOST_ROWS else sorted(everything)
    rows: list[list[Cell]] = []
    for number in numbers:
        note, cells = everything.get(number, ("", ()))
        rows.append([note, *map(_again, (*cells[:old], *cells[old + 1 :]))])
    stands = {number: at for at, number in enumerate(numbers, len(above) + 1)}
    marked = {(stands[number], 0) for number in said if number in stands}
    marked |= {
        (stands[number], at + (at < old)) for number, places in wrong.items() if number in stands for at in places
    }
    page = Page(
        sheet.name or "capaciteiten",
        [*above, *rows],
        head=sheet.head + len(above),
        widths={0: 50},
        marked=frozenset(marked),
        is_escaped=True,
    )
    return sheets.write(sheet.kind, [page])


def _said(
    sheet: Sheet, errors: Iterable[CellError], refused: Iterable[RefusedRow]
) -> tuple[dict[int, list[str]], dict[int, list[int]]]:
    """What is said about each row, and the places of its wrong cells."""
    places = {sheets.column_name(name): at for at, name in enumerate(sheet.columns)}
    said: dict[int, list[str]] = defaultdict(list)
    wrong: dict[int, list[int]] = defaultdict(list)
    placed = [(error, places.get(sheets.column_name(error.column))) for error in errors]
    for error, at in sorted(placed, key=lambda one: -1 if one[1] is None else one[1]):
        said[error.row].append(f"{error.column}: {error.message}" if error.column else error.message)
        if at is not None:
            wrong[error.row].append(at)
    for row in refused:
        said[row.row].append(f"{row.organisation}: {row.reason}")
    return dict(said), wrong


def _again(raw: str) -> Cell:
    """A cell as it was read, safe to write: '-' goes on meaning that it is to be cleared."""
    return raw if raw == "-" else escape(unescape(raw))
