"""One network as one reader sees it now: who, where, and how much; for the picture, the table and the data alike."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.core.cache import cache

from weerbaar.features.networks.graph import measures
from weerbaar.features.networks.graph.choices import AGREED, BRIDGE, LINKS, OFFERS, Choice, read
from weerbaar.features.networks.graph.placing import places
from weerbaar.features.networks.graph.queries import Network, Node, network
from weerbaar.features.networks.graph.rules import may_see_bridges
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.matrix.rules import regions_seen_whole
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.keyring import NATION
from weerbaar.foundation.taxonomy import geography, vocabularies

KEPT = 24 * 3600


@dataclass(frozen=True)
class Weakness:
    """Where all that this reader sees is weak, by key of organisation. Never told of a part: that would be untrue.

    `between`: how often on the shortest way between two others. `cuts`: without whom a group falls apart. `alone`: who
    has no connection. `is_estimate`: the first is estimated, the network is large.
    """

    between: dict[int, float]
    cuts: frozenset[int]
    alone: frozenset[int]
    is_estimate: bool


@dataclass(frozen=True)
class Seen:
    """`values`: per node the measure chosen. `groups`: per node the number of its group. `at`: places (n, 2).

    `weakness` is None for who may not hear of it: `verdict` says why. `is_unknown`: an organisation was asked for that
    there is not, or not for this reader.
    """

    network: Network
    choice: Choice
    measure: str
    values: np.ndarray
    groups: np.ndarray
    at: np.ndarray
    verdict: Verdict
    weakness: Weakness | None
    is_unknown: bool

    @property
    def biggest_bridge(self) -> Node | None:
        """Who lies most often between others, of what was found."""
        if self.weakness is None:
            return None
        between = self.weakness.between
        best = max(
            (node for node in self.network.nodes if node.is_found), key=lambda one: between.get(one.id, 0), default=None
        )
        return best if best is not None and between.get(best.id) else None

    @property
    def alone(self) -> list[Node]:
        """Who has no connection at all, of what was found."""
        alone = self.weakness.alone if self.weakness else frozenset()
        return [node for node in self.network.nodes if node.is_found and node.id in alone]

    def is_cut(self, node: Node) -> bool:
        return self.weakness is not None and node.id in self.weakness.cuts


def look(user: Any, found: Found) -> Seen:
    """What the address asks for, as far as this reader may see and hear it."""
    choice = read(found.asked)
    shown, is_unknown = drawn(user, found, choice)
    verdict = may_see_bridges(user, _regions(found, shown), _needs(found))
    weakness = None
    if verdict:
        is_whole = found.asked.is_empty and shown.focus is None and not choice.kind
        weakness = _told(
            weak(shown if is_whole else network(user) or shown), shown, regions_seen_whole(user, _needs(found))
        )
    measure = LINKS if choice.measure == BRIDGE and not verdict else choice.measure
    return Seen(
        shown,
        choice,
        measure,
        _values(shown, measure, weakness),
        measures.components(len(shown.nodes), shown.pairs),
        places(shown),
        verdict,
        weakness,
        is_unknown,
    )


def drawn(user: Any, found: Found, choice: Choice) -> tuple[Network, bool]:
    """The organisations and ties of the face, in the picture and in what goes out; and whether the focus is unknown."""
    shown = network(user, found, focus=choice.focus, steps=choice.steps, kind=choice.kind, around=choice.around)
    if shown is not None:
        return shown, False
    shown = network(user, found, kind=choice.kind, around=choice.around)
    assert shown is not None, "no focus is asked"
    return shown, True


def weak(whole: Network) -> Weakness:
    """Where a whole network is weak."""
    nodes, count = whole.nodes, len(whole.nodes)
    between = {nodes[place].id: share for place, share in enumerate(between_of(whole).tolist()) if share}
    cuts = np.flatnonzero(measures.cut_points(count, whole.pairs)).tolist()
    return Weakness(
        between,
        frozenset(nodes[place].id for place in cuts),
        frozenset(node.id for node in nodes if not node.links),
        count > measures.EXACT,
    )


def _told(weakness: Weakness, shown: Network, regions: Collection[str]) -> Weakness:
    """What of it may be told: of who works in the regions that this reader sees whole, or everywhere."""
    here = {node.id for node in shown.nodes if not {NATION, *regions}.isdisjoint(node.regions)}
    between = {pk: share for pk, share in weakness.between.items() if pk in here}
    return Weakness(between, weakness.cuts & here, weakness.alone & here, weakness.is_estimate)


def between_of(whole: Network) -> np.ndarray:
    """Betweenness of each node, remembered under the network itself: who sees the same network gets the same."""
    key = f"network:{len(whole.nodes)}:{hashlib.sha256(whole.pairs.tobytes()).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = measures.betweenness(len(whole.nodes), whole.pairs).tobytes()
        cache.set(key, kept, KEPT)
    return np.frombuffer(kept)


def _values(shown: Network, measure: str, weakness: Weakness | None) -> np.ndarray:
    if measure == BRIDGE and weakness is not None:
        return np.array([weakness.between.get(node.id, 0.0) for node in shown.nodes])
    name = {LINKS: "links", OFFERS: "capabilities", AGREED: "agreements"}[measure]
    return np.array([getattr(node, name) for node in shown.nodes], float)


def _regions(found: Found, shown: Network) -> set[str]:
    """The regions of what is shown: those chosen, else those of who is in focus; empty for the whole country."""
    table = geography.table()
    regions = {*found.filters.get("regio", ()), *found.filters.get("alleenHier", ())}
    regions |= {table.region_of[code] for code in found.filters.get("gemeente", ())}
    for province in found.filters.get("provincie", ()):
        regions |= {table.region_of[code] for code in table.municipalities_of_province[province]}
    if shown.focus is not None:
        regions |= set(shown.focus.regions)
    return regions


def _needs(found: Found) -> tuple[str, ...]:
    return found.filters.get("behoefte", ()) or vocabularies.needs_of(found.filters.get("deelbehoefte", ()))
