"""From the file as it was sent to a table under our own columns."""

import difflib
from collections.abc import Mapping

from weerbaar.features.networks.capabilities.exchange import COLUMNS
from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import Sheet
from weerbaar.foundation.kit.tables import Row, Table

LEAVE_OUT = ""
# What we said about a file that was offered before.
REMARKS = "opmerkingen"


def read_sheet(name: str, data: bytes) -> Sheet:
    """The table in an XLSX, CSV or ODS file. Raises NotATable."""
    return sheets.read(name, data, COLUMNS)


def kept_sheet(batch: Batch) -> Sheet:
    """The table of a file that was kept, as it was offered."""
    with batch.file.open("rb") as file:
        return read_sheet(batch.file_name, file.read())


def kept_table(batch: Batch) -> Table:
    """The same under our columns."""
    return mapped(kept_sheet(batch), batch.columns)


def key_of(head: str) -> str:
    """How a head is compared and remembered."""
    return sheets.column_name(head)


def known_columns(heads: tuple[str, ...], remembered: Mapping[str, str]) -> dict[str, str]:
    """Head to our column, for heads that are ours or that somebody explained before."""
    found = {}
    for head in heads:
        key = key_of(head)
        if key in remembered:
            found[key] = remembered[key]
        elif key in COLUMNS:
            found[key] = key
        elif key == REMARKS:
            found[key] = LEAVE_OUT
    return found


def proposed(head: str) -> str:
    """The column that an unknown head most looks like, or '' to leave it out."""
    close = difflib.get_close_matches(key_of(head), COLUMNS, n=1, cutoff=0.7)
    return close[0] if close else LEAVE_OUT


def mapped(table: Table, columns: Mapping[str, str]) -> Table:
    """The same rows under our columns; what was left out is gone, what is unknown stays as it is."""
    names = [columns.get(key_of(head), head) for head in table.columns]
    places = [place for place, name in enumerate(names) if name != LEAVE_OUT]
    if len(places) == len(names):
        return Table(tuple(names), table.rows, table.notice)
    rows = tuple(
        Row(row.number, tuple(row.cells[place] if place < len(row.cells) else "" for place in places))
        for row in table.rows
    )
    return Table(tuple(names[place] for place in places), rows, table.notice)
