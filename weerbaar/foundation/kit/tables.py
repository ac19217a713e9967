"""A table as it was read: its head, its rows with their numbers, and what may not be exceeded."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class NotATable(ValueError):
    """The file as a whole cannot be read; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Limits:
    rows: int = 20_000
    columns: int = 60
    megabytes: int = 20


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row as a spreadsheet counts it: the head is row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` as typed in the head; each row has at most as many cells. `notice` says what was assumed, or ''."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notice: str = ""
