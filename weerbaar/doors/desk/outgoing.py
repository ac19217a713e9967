"""What needs attention as a table: a row for each thing, to work through on paper or in a meeting."""

from typing import Any

from weerbaar.foundation.kit.sheets.writing import Cell, Page
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Scope

HEAD = ("onderwerp", "wat", "waarom", "datum", "adres")
WIDTHS = {1: 40, 2: 40, 3: 60, 4: 12, 5: 50}
# A spreadsheet of everything, and no more than somebody can work through.
MOST = 20_000


def page_of(user: Any, scope: Scope) -> Page:
    """Every matter in order of urgency, each with all its items; cells are made harmless when written."""
    rows: list[list[Cell]] = [list(HEAD)]
    for matter in attention.matters(scope):
        items = (matter.item(row) for row in matter.rows(user, scope)[:MOST])
        rows += ([matter.title, one.title, one.why, one.since, absolute(one.url)] for one in items)
    return Page("aandacht", rows[: MOST + 1], widths=WIDTHS)
