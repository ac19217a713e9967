"""The demo content and the vocabularies as rows, straight from their files."""

import csv
from pathlib import Path

CONTENT = Path(__file__).parents[1] / "content"
TAXONOMY = Path(__file__).parents[3] / "foundation" / "taxonomy" / "data"
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The rows of one file, each with `_at`: file name and line, for messages."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [{"_at": f"{path.name}:{number}", **row} for number, row in enumerate(csv.DictReader(handle), start=2)]


def all_rows(column: str) -> list[Row]:
    """The rows of every national and regional file that has this column."""
    paths = sorted([*CONTENT.glob("national*.csv"), *CONTENT.glob("regional*.csv")])
    return [row for path in paths for row in read(path) if column in row]


def codes(vocabulary: str) -> set[str]:
    """All codes of one vocabulary."""
    return {row["code"] for row in read(TAXONOMY / "terms.csv") if row["vocabulary"] == vocabulary}


def areas() -> set[str]:
    """The country, the regions, the provinces and the municipalities of today."""
    current = [row for row in read(TAXONOMY / "municipalities.csv") if not row["ended_on"]]
    wider = [*read(TAXONOMY / "regions.csv"), *read(TAXONOMY / "provinces.csv")]
    return {"NL"} | {row["code"] for row in (*current, *wider)}


def several(cell: str) -> list[str]:
    """A list in one cell."""
    return cell.split("|") if cell else []


CAPABILITIES = all_rows("capaciteit")
ORGANISATIONS = all_rows("samenvatting")
RELATIONS = all_rows("antwoord")
