"""One organisation and who is tied to it by one step, as a reader may see it: for the small network on its page.

The same readings as the network face (`ties_of`, `nodes_of`), so that both tell the same; only less of them.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from weerbaar.features.networks.graph.queries import Node, nodes_of
from weerbaar.features.networks.graph.ties import AGREEMENT, MEMBERSHIP, TOGETHER, Tie, ties_of, ties_within
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation

SHOWN = 12
"""So many neighbours can still be read around one in the middle."""
RELIANCE, COOPERATION, DELIVERY = "rekenen", "samenwerking", "levering"
LOOKS = (AGREEMENT, RELIANCE, COOPERATION, DELIVERY)
"""What a line looks like: the weightiest of what ties two."""
LOOK_OF = {
    AGREEMENT: AGREEMENT,
    COUNTS_ON: RELIANCE,
    MEMBERSHIP: COOPERATION,
    TOGETHER: COOPERATION,
    "koepel-van": COOPERATION,
    "coordineert": COOPERATION,
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who is tied to the one in the middle, and by what; `look` is one of `LOOKS`."""

    node: Node
    ties: list[Tie]

    @property
    def looks(self) -> set[str]:
        return {LOOK_OF.get(tie.kind, DELIVERY) for tie in self.ties}

    @property
    def look(self) -> str:
        return next(look for look in LOOKS if look in self.looks)


@dataclass(frozen=True, slots=True)
class Around:
    """neighbours: all of them, most ties first. among: pairs (places in `neighbours`) of the first `SHOWN` that are
    tied to each other as well: by a relation, a membership, or an agreement or chain that the middle is in too. What
    else ties them costs as much as the whole page, and stands in the network face."""

    middle: Organisation
    neighbours: list[Neighbour]
    among: list[tuple[int, int]]

    @property
    def shown(self) -> list[Neighbour]:
        return self.neighbours[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.neighbours) - SHOWN)


def around(user: Any, middle: Organisation) -> Around:
    """Everybody who is tied to an organisation that the reader has fetched.

    Seven queries, four for who is tied to nobody.
    """
    own: dict[int, list[Tie]] = defaultdict(list)
    read = ties_of(user, [middle.pk])
    for tie in read:
        if middle.pk in (tie.source, tie.target):
            own[tie.target if tie.source == middle.pk else tie.source].append(tie)
    own.pop(middle.pk, None)
    if not own:
        return Around(middle, [], [])
    neighbours = sorted((Neighbour(node, own[node.id]) for node in nodes_of(user, own)), key=_order)
    places = {one.node.id: place for place, one in enumerate(neighbours[:SHOWN])}
    met = {
        (min(places[tie.source], places[tie.target]), max(places[tie.source], places[tie.target]))
        for tie in (*read, *ties_within(user, places))
        if tie.source in places and tie.target in places
    }
    return Around(middle, neighbours, sorted(met))


def _order(one: Neighbour) -> tuple[int, int, str, int]:
    """Most ties first, then the weightiest; two of the same name keep their places."""
    return -len(one.ties), LOOKS.index(one.look), one.node.name.casefold(), one.node.id
