"""A chain as layers of places with the deliveries between them, and what is missing. Pure: no queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from weerbaar.features.networks.chains.models import ChainStep
from weerbaar.foundation.organisations.assurance import Freshness
from weerbaar.foundation.organisations.models import Organisation


@dataclass(slots=True)
class Node:
    """One place. `layer` counts from 0 over the links that show; `to` and `of` are indexes of nodes."""

    layer: int
    organisation: Organisation | None
    task: str
    to: list[int] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    lacks_next: bool = False
    lacks_previous: bool = False

    @property
    def key(self) -> int | None:
        return self.organisation.pk if self.organisation else None

    @property
    def is_open(self) -> bool:
        return self.organisation is None

    @property
    def is_sure(self) -> bool:
        return self.organisation is not None and self.organisation.freshness == Freshness.CONFIRMED

    @property
    def name(self) -> str:
        return str(self.organisation) if self.organisation else "Nog niemand"


@dataclass(frozen=True, slots=True)
class Web:
    """The chain as it shows to one reader. With `shows_gaps` open places are in it and what is missing is marked."""

    nodes: list[Node]
    layers: list[list[int]]
    shows_gaps: bool

    @property
    def open_places(self) -> int:
        return sum(node.is_open for node in self.nodes)

    @property
    def missing(self) -> int:
        """Places that deliver to nobody in a later link, or get from nobody in an earlier one."""
        return sum(node.lacks_next + node.lacks_previous for node in self.nodes)

    @property
    def unsure(self) -> int:
        return sum(not node.is_open and not node.is_sure for node in self.nodes)

    @property
    def parties(self) -> int:
        return len({node.organisation.pk for node in self.nodes if node.organisation})


def weave(steps: Sequence[ChainStep], supplies: Iterable[tuple[int, int]], shows_gaps: bool) -> Web:
    """`supplies` are (source, target) keys of organisations; only deliveries to a later link count in a chain."""
    shown = [step for step in steps if shows_gaps or step.organisation_id]
    links = sorted({step.link for step in shown})
    nodes = [Node(links.index(step.link), step.organisation, step.task) for step in shown]
    pairs: set[tuple[int | None, int | None]] = set(supplies)
    for one, source in enumerate(nodes):
        for other, target in enumerate(nodes):
            if source.layer < target.layer and (source.key, target.key) in pairs:
                source.to.append(other)
                target.of.append(one)
    if shows_gaps:
        for node in nodes:
            node.lacks_next = not node.to and node.layer < len(links) - 1 and not node.is_open
            node.lacks_previous = not node.of and node.layer > 0 and not node.is_open
    layers = [[index for index, node in enumerate(nodes) if node.layer == layer] for layer in range(len(links))]
    return Web(nodes, _untangled(nodes, layers), shows_gaps)


def _untangled(nodes: list[Node], layers: list[list[int]]) -> list[list[int]]:
    """Each place at the height of those that deliver to it, so that few lines cross."""
    height: dict[int, float] = {}
    result = []
    for layer in layers:
        middle = {
            index: sum(height[one] for one in nodes[index].of if one in height) / max(1, len(nodes[index].of))
            if nodes[index].of
            else float(place)
            for place, index in enumerate(layer)
        }
        ordered = sorted(layer, key=lambda index: middle[index])
        height |= {index: float(place) for place, index in enumerate(ordered)}
        result.append(ordered)
    return result
