"""From the file as it was sent to a table under our own columns."""

from collections.abc import Mapping

from weerbaar.features.networks.capabilities.exchange.columns import REMARKS
from weerbaar.features.networks.capabilities.exchange.mapping import (
    LEAVE_OUT,
    OURS,
    apply,
    open_sheet,
    propose_mapping,
)
from weerbaar.features.networks.imports.models import Batch
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import Sheet


def read_sheet(name: str, data: bytes) -> Sheet:
    """The table in an XLSX, CSV or ODS file, ours, a map of Kumu or any list. Raises NotATable."""
    return open_sheet(name, data)


def kept_sheet(batch: Batch) -> Sheet:
    """The table of a file that was kept, as it was offered."""
    with batch.file.open("rb") as file:
        return read_sheet(batch.file_name, file.read())


def kept_table(batch: Batch) -> Sheet:
    """The same under our columns, in our words."""
    return apply(kept_sheet(batch), batch.columns)


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
        elif key in OURS:
            found[key] = key
        elif key == REMARKS:
            found[key] = LEAVE_OUT
    return found


def unknown_heads(batch: Batch) -> dict[str, str]:
    """The heads of a file that are not ours and were not explained, with the column that each most likely is."""
    sheet = kept_sheet(batch)
    guesses = propose_mapping(sheet)
    return {head: guesses[key_of(head)].column for head in sheet.columns if key_of(head) not in batch.columns}
