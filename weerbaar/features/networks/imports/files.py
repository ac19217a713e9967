"""From the file as it was sent to a table under our own columns."""

import difflib
from collections.abc import Mapping

from weerbaar.features.networks.capabilities.exchange import COLUMNS
from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.kit.tables import Row, Table, read_csv
from weerbaar.foundation.kit.text import as_code

LEAVE_OUT = ""


def read_table(name: str, data: bytes) -> Table:
    """The table in a file. Raises NotATable."""
    return read_csv(data, COLUMNS)


def kept_table(batch: Batch) -> Table:
    """The table of a file that was kept, under our columns."""
    with batch.file.open("rb") as file:
        return mapped(read_table(batch.file_name, file.read()), batch.columns)


def key_of(head: str) -> str:
    """How a head is compared and remembered."""
    return as_code(head).replace("-", "_")


def known_columns(heads: tuple[str, ...], remembered: Mapping[str, str]) -> dict[str, str]:
    """Head to our column, for heads that are ours or that somebody explained before."""
    found = {}
    for head in heads:
        key = key_of(head)
        if key in remembered:
            found[key] = remembered[key]
        elif key in COLUMNS:
            found[key] = key
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
