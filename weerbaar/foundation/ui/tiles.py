"""The tile map: 25 squares roughly where the safety regions lie. Logo, empty state, waiting, region picker."""

from dataclasses import dataclass

SIDE, STEP = 9, 10  # a square and the distance to the next, in units of the drawing


@dataclass(frozen=True, slots=True)
class Tile:
    """One region: its place in columns and rows, and the short word that fits in the square."""

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
    rows = (
        ("VR01", "Groningen", "GRN", 4, 0),
        ("VR02", "Fryslân", "FRL", 3, 0),
        ("VR03", "Drenthe", "DRE", 4, 1),
        ("VR04", "IJsselland", "IJL", 4, 2),
        ("VR05", "Twente", "TWE", 5, 2),
        ("VR06", "Noord- en Oost-Gelderland", "NOG", 4, 3),
        ("VR07", "Gelderland-Midden", "GLM", 3, 4),
        ("VR08", "Gelderland-Zuid", "GLZ", 4, 4),
        ("VR09", "Utrecht", "UTR", 2, 4),
        ("VR10", "Noord-Holland Noord", "NHN", 2, 1),
        ("VR11", "Zaanstreek-Waterland", "ZWL", 2, 2),
        ("VR12", "Kennemerland", "KEN", 1, 2),
        ("VR13", "Amsterdam-Amstelland", "AMS", 2, 3),
        ("VR14", "Gooi en Vechtstreek", "GOV", 3, 3),
        ("VR15", "Haaglanden", "HGL", 0, 3),
        ("VR16", "Hollands Midden", "HMI", 1, 3),
        ("VR17", "Rotterdam-Rijnmond", "RTM", 0, 4),
        ("VR18", "Zuid-Holland Zuid", "ZHZ", 1, 4),
        ("VR19", "Zeeland", "ZLD", 0, 5),
        ("VR20", "Midden- en West-Brabant", "MWB", 1, 5),
        ("VR21", "Brabant-Noord", "BRN", 2, 5),
        ("VR22", "Brabant-Zuidoost", "BZO", 3, 5),
        ("VR23", "Limburg-Noord", "LIN", 4, 5),
        ("VR24", "Zuid-Limburg", "ZLB", 4, 6),
        ("VR25", "Flevoland", "FLE", 3, 2),
    )
    return tuple(Tile(*row) for row in rows)


TILES = _tiles()
WIDTH = max(tile.x for tile in TILES) + SIDE
HEIGHT = max(tile.y for tile in TILES) + SIDE
LIT = "VR09"  # the one lit window in the logo: the middle of the country
