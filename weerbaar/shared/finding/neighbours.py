"""Collections beside the one of everything, that are found in the same list: large ones that live elsewhere.

They are disjoint with it, so totals and counts of facets are sums. A filter on a facet that a collection does not know
leaves nothing of it. How their order is made one with that of everything stands in decision 0023.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from weerbaar.shared.finding import findables
from weerbaar.shared.finding.findables import Findable, Line


@dataclass(frozen=True)
class Neighbour:
    """One kind (`word` in addresses) that is a whole collection of the search port.

    knows: names of facets that mean the same there. titles: name of the texts to sort by.
    shown: those of these rows that the reader may see now, in one or two queries.
    """

    corpus: str
    word: str
    label: str
    plural: str
    knows: tuple[str, ...]
    titles: str
    shown: Callable[[Any, Collection[int]], Mapping[int, Line]]


_neighbours: dict[str, Neighbour] = {}


def add(neighbour: Neighbour) -> None:
    """Has this collection found with everything else."""
    _neighbours[neighbour.word] = neighbour


def every() -> list[Neighbour]:
    return list(_neighbours.values())


def kinds() -> list[Findable | Neighbour]:
    """Everything that a result may be, in this collection or beside it."""
    return [*findables.every(), *every()]
