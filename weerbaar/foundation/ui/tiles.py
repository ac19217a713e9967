"""The tile map: 25 squares roughly where the safety regions lie. Logo, empty state, waiting, region picker.

Where each square lies is a fact of `taxonomy/data/regions.csv`; read from the file, so that the logo needs no database.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

SIDE, STEP = 9, 10  # a square and the distance to the next, in units of the drawing
LIT = "VR09"  # the one lit window in the logo: the middle of the country
REGIONS = Path(__file__).resolve().parent.parent / "taxonomy" / "data" / "regions.csv"
SHORT = {
    "VR01": "GRN",
    "VR02": "FRL",
    "VR03": "DRE",
    "VR04": "IJL",
    "VR05": "TWE",
    "VR06": "NOG",
    "VR07": "GLM",
    "VR08": "GLZ",
    "VR09": "UTR",
    "VR10": "NHN",
    "VR11": "ZWL",
    "VR12": "KEN",
    "VR13": "AMS",
    "VR14": "GOV",
    "VR15": "HGL",
    "VR16": "HMI",
    "VR17": "RTM",
    "VR18": "ZHZ",
    "VR19": "ZLD",
    "VR20": "MWB",
    "VR21": "BRN",
    "VR22": "BZO",
    "VR23": "LIN",
    "VR24": "ZLB",
    "VR25": "FLE",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One region: its place in columns and rows from 0, and the short word that fits in the square."""

    code: str
    name: str
    short: str
    column: int
    row: int

    @property
    def x(self) -> int:
        return self.column * STEP

    @property
    def y(self) -> int:
        return self.row * STEP

    @property
    def middle(self) -> float:
        return self.x + SIDE / 2


def _tiles() -> tuple[Tile, ...]:
    with REGIONS.open(encoding="utf-8") as file:
        rows = [
            (int(row["tile_row"]), int(row["tile_column"]), row["code"], row["name"]) for row in csv.DictReader(file)
        ]
    top, left = min(row[0] for row in rows), min(row[1] for row in rows)
    return tuple(Tile(code, name, SHORT[code], column - left, row - top) for row, column, code, name in sorted(rows))


TILES = _tiles()
WIDTH = max(tile.x for tile in TILES) + SIDE
HEIGHT = max(tile.y for tile in TILES) + SIDE
