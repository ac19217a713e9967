"""Files that leave: our template, one's own rows in it, and the file that was offered with remarks."""

from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.capabilities.exchange import (
    CellError,
    template_rows,
    write_template,
    write_with_remarks,
)
from weerbaar.features.networks.capabilities.exchange.plans import RefusedRow
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.rules import may_change_capability
from weerbaar.features.networks.imports import files, queries
from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import CONTENT_TYPES
from weerbaar.foundation.kit.tables import Limits

KINDS = {"xlsx": sheets.XLSX, "csv": sheets.CSV, "ods": sheets.ODS}
Kind = PreviewRow.Kind


@dataclass(frozen=True, slots=True)
class Outgoing:
    name: str
    data: bytes
    content_type: str


def template(ending: str) -> Outgoing:
    """Empty, with an explanation of each column."""
    return _file("sjabloon", ending, write_template([], KINDS[ending]))


def own_rows(user: Any, ending: str) -> Outgoing:
    """All that this person may change (as many as go back in): what comes back as it is, changes nothing."""
    return _file("eigen-gegevens", ending, write_template(template_rows(_kept_by(user)), KINDS[ending]))


def remarks(batch: Batch) -> Outgoing:
    """The very file, with what is wrong in it."""
    sheet = files.kept_sheet(batch)
    heads = {column: head for head in sheet.columns if (column := batch.columns.get(files.key_of(head)))}
    errors = [
        CellError(row.number or sheet.head, heads.get(column, column), message)
        for row in batch.rows.filter(kind=Kind.ERROR)
        for column, _, message in row.details
    ]
    refused = [
        RefusedRow(row.number, row.organisation, row.details[0][2]) for row in batch.rows.filter(kind=Kind.REFUSED)
    ]
    ending = next(ending for ending, kind in KINDS.items() if kind == sheet.kind)
    return _file("opmerkingen", ending, write_with_remarks(sheet, errors, refused))


def _kept_by(user: Any) -> list[Capability]:
    found = queries.own_rows(user)[: Limits().rows]
    return [one for one in found if may_change_capability(user, one)]


def _file(name: str, ending: str, data: bytes) -> Outgoing:
    return Outgoing(f"{name}.{ending}", data, CONTENT_TYPES[KINDS[ending]])
