"""The files of the demo content: rows by column, with relative days ('-30d') made into dates."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from weerbaar.foundation.kit.tables import Row, Table

CONTENT = Path(__file__).parents[1] / "doors" / "demo" / "content"
RELATIVE = re.compile(r"[+-]\d+d")


def rows(kind: str) -> Iterator[dict[str, str]]:
    """The rows of all files of one kind ('organisations', 'relations'): `national-relations.csv` and the like."""
    for path in sorted(CONTENT.glob(f"*-{kind}.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield {column: absolute(cell or "") for column, cell in row.items() if column} | {
                    "_at": f"{path.name}, rij {number}"
                }


def capability_tables() -> Iterator[tuple[str, Table]]:
    """Name and table of each file in the template of the import."""
    for path in sorted(CONTENT.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *body = [tuple(absolute(cell) for cell in row) for row in csv.reader(file)]
        if "capaciteit" in head:
            yield path.name, Table(head, tuple(Row(number, cells) for number, cells in enumerate(body, start=2)))


def absolute(cell: str) -> str:
    """'-30d' as the date of thirty days ago, '+30d' as that in thirty days; anything else as it is."""
    if not RELATIVE.fullmatch(cell):
        return cell
    return (timezone.localdate() + timedelta(days=int(cell[:-1]))).isoformat()


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def noon(cell: str) -> datetime | None:
    """A day as a moment: noon here."""
    return datetime.combine(date.fromisoformat(cell), time(12), timezone.get_default_timezone()) if cell else None


def several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def whole(cell: str) -> int | None:
    return int(cell) if cell else None
