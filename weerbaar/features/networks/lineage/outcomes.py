"""What a merge, split or end did, or would do: which row went where, as far as a reader may see it."""

from dataclasses import dataclass, field
from typing import Any

from weerbaar.features.networks.lineage.models import Succession

MOVES = "gaat over"
TWIN = "staat er al en vervalt"
OWN = "ging over elkaar en vervalt"
NARROWER = "gaat over en is daarna alleen voor de eigen organisatie te zien"
ENDS = "eindigt"


@dataclass(frozen=True, slots=True)
class Fate:
    """One row: under which heading, what it is called, what becomes of it. `at`: model and key, to know it by."""

    title: str
    name: str
    what: str
    at: tuple[str, Any]
    url: str = ""


@dataclass(slots=True)
class Outcome:
    """`left`: what an undo did not touch because it was changed since."""

    succession: Succession | None = None
    fates: list[Fate] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def by_title(self) -> list[tuple[str, list[Fate]]]:
        """Under their headings, in the order in which they came."""
        groups: dict[str, list[Fate]] = {}
        for fate in self.fates:
            groups.setdefault(fate.title, []).append(fate)
        return list(groups.items())
