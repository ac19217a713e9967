"""From the file as it was sent to a table under our own columns."""

from collections.abc import Mapping
from dataclasses import replace

from weerbaar.features.networks.capabilities.exchange.columns import REMARKS
from weerbaar.features.networks.capabilities.exchange.mapping import (
    LEAVE_OUT,
    OURS,
    Map,
    apply,
    open_sheet,
    own_relation,
    propose_mapping,
    relation_of,
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
    table = apply(kept_sheet(batch), batch.columns)
    if isinstance(table, Map):
        links = tuple(replace(link, kind=batch.links.get(key_of(link.word), "")) for link in table.links)
        table = replace(table, links=links)
    return table


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


def known_links(sheet: Sheet, remembered: Mapping[str, str]) -> dict[str, str]:
    """What a connection is called to our kind of relation, for words that are ours or were explained before."""
    words = {key_of(word): word for word in words_between(sheet)}
    found = {key: remembered.get(key, own_relation(word)) for key, word in words.items()}
    return {key: kind for key, kind in found.items() if kind or key in remembered}


def words_between(sheet: Sheet) -> list[str]:
    """What the connections of a map are called, each once."""
    return list({key_of(link.word): link.word for link in sheet.links}.values()) if isinstance(sheet, Map) else []


def unknown_links(batch: Batch) -> dict[str, str]:
    """What connections are called and was not explained, with the kind of relation that each most likely is."""
    words = words_between(kept_sheet(batch))
    return {word: relation_of(word) for word in words if key_of(word) not in batch.links}


def unknown_heads(batch: Batch) -> dict[str, str]:
    """The heads of a file that are not ours and were not explained, with the column that each most likely is."""
    sheet = kept_sheet(batch)
    guesses = propose_mapping(sheet)
    return {head: guesses[key_of(head)].column for head in sheet.columns if key_of(head) not in batch.columns}
