"""Files that leave: made as bytes, with their name and type."""

import csv
import io
from dataclasses import dataclass

from weerbaar.features.networks.capabilities.exchange import COLUMNS

TYPES = {"csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Outgoing:
    name: str
    data: bytes
    content_type: str


def template() -> Outgoing:
    """The head of our columns alone."""
    return _csv("sjabloon", [list(COLUMNS)])


def _csv(name: str, rows: list[list[str]]) -> Outgoing:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    return Outgoing(f"{name}.csv", out.getvalue().encode("utf-8-sig"), TYPES["csv"])
