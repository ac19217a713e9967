"""What people choose on this face; it stands in the address of the network map."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from weerbaar.features.networks.graph.ties import kinds
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.faces import Key

REF = re.compile(r"[0-9a-z]{4,16}")
LINKS, OFFERS, AGREED, BRIDGE = "verbindingen", "capaciteiten", "afspraken", "brug"
MEASURES = {
    LINKS: "Aantal verbindingen",
    OFFERS: "Aantal capaciteiten",
    AGREED: "Aantal afspraken",
    BRIDGE: "Brug tussen anderen",
}


class Refs(Collection[str]):
    """Everything that looks like a reference: whether it is one, the query tells."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and REF.fullmatch(value) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


KEYS = {
    "verband": Key(lambda: tuple(kinds())),
    "maat": Key(lambda: tuple(MEASURES), LINKS),
    "rond": Key(Refs),
    "stappen": Key(lambda: ("1", "2"), "1"),
    "buren": Key(lambda: ("ja", "nee"), "ja"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """kind: '' for every kind. focus: '' for the whole. around: also who is tied to the selection."""

    kind: str
    measure: str
    focus: str
    steps: int
    around: bool


def read(asked: Asked) -> Choice:
    return Choice(
        kind=asked.choice("verband"),
        measure=asked.choice("maat"),
        focus=asked.choice("rond"),
        steps=int(asked.choice("stappen")),
        around=asked.choice("buren") == "ja",
    )
