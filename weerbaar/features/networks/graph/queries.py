"""The network of one selection, for picture, table, measures and exports alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from django.db.models import Count, F, QuerySet

from weerbaar.features.networks.capabilities import queries as capabilities
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.graph.ties import AGREEMENT, Tie, ties_of
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.queries import Found, selection_of
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.queries import standing, visible_to
from weerbaar.foundation.search import port

MOST = 10_000  # organisations in one picture
STEPS = 2


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation. `links`: other organisations it is connected with here; `agreements`: agreements here.

    `capabilities`: in the selection, as far as the reader may see. `is_found`: in the selection, and not only connected
    with it. `at`: its place in the stored picture, None for who has none.
    """

    id: int
    ref: str
    uuid: str
    name: str
    kind: str
    level: str
    regions: tuple[str, ...]
    at: tuple[float, float] | None
    capabilities: int = 0
    agreements: int = 0
    links: int = 0
    is_found: bool = True

    @property
    def url(self) -> str:
        return f"/organisaties/{self.ref}/"


@dataclass(frozen=True)
class Network:
    """Organisations, best connected first, and what ties them; every tie has both ends in it.

    `left_out`: organisations that were found and did not fit. `focus`: the organisation in the middle, if any.
    """

    nodes: list[Node]
    ties: list[Tie]
    focus: Node | None = None
    left_out: int = 0
    pairs: np.ndarray = field(default_factory=lambda: np.empty((0, 2), np.int64))
    """(m, 2): who is connected with whom, as places in `nodes`, each pair once."""

    def places(self) -> dict[int, int]:
        """The place in `nodes` of each key."""
        return {node.id: place for place, node in enumerate(self.nodes)}


def network(
    user: Any, found: Found | None = None, *, focus: str = "", steps: int = STEPS, kind: str = "", around: bool = True
) -> Network | None:
    """The network of what was found (None, or nothing asked: of everything), as this reader may see it.

    focus: reference of one organisation: then it and who stands within so many `steps`, in the selection or not.
    kind: only ties of this kind. around: also who is not in the selection but directly tied to who is.
    None when there is no such organisation to see in focus. The number of queries depends on what is asked alone.
    """
    everything = found is None or found.asked.is_empty
    if focus:
        return _focused(user, found, focus, steps, kind)
    chosen, left_out = _everything(user) if everything else _selected(user, found)  # type: ignore[arg-type]
    ties = ties_of(user, None if everything and not left_out else chosen, kind)
    shown = set(chosen)
    if around and not everything:
        shown |= _ends(ties)
    ties = [tie for tie in ties if tie.source in shown and tie.target in shown]
    if left_out or (around and not everything):
        ties = [tie for tie in ties if tie.source in chosen or tie.target in chosen]
    return _made(user, nodes_of(user, shown), ties, chosen, left_out=left_out)


def _focused(user: Any, found: Found | None, focus: str, steps: int, kind: str) -> Network | None:
    """One organisation, and step by step who is tied to it; with the ties among them."""
    chosen: dict[int, int] | None = None
    if found is not None and not found.asked.is_empty:
        chosen, _ = _selected(user, found)
    middle = visible_to(user).filter(standing(), ref=focus).values_list("pk", flat=True).first()
    shown = {middle or 0}
    for _ in range(steps):
        shown |= _ends(ties_of(user, shown, kind))
    ties = [tie for tie in ties_of(user, shown, kind) if tie.source in shown and tie.target in shown]
    rows = nodes_of(user, shown)
    if chosen is None:
        chosen = _offers(user, [node.id for node in rows])
        chosen = {node.id: chosen.get(node.id, 0) for node in rows}
    made = _made(user, rows, ties, chosen)
    return replace(made, focus=next((node for node in made.nodes if node.id == middle), None)) if middle else None


def _ends(ties: Iterable[Tie]) -> set[int]:
    return {end for tie in ties for end in (tie.source, tie.target)}


def _everything(user: Any) -> tuple[dict[int, int], int]:
    """All organisations with what they offer; of too many those with most public connections, and how many not."""
    rows = visible_to(user).filter(standing())
    count = rows.count()
    best = rows.order_by(F("position__links").desc(nulls_last=True), "pk").values_list("pk", flat=True)
    ids = list(best[:MOST])
    offers = _offers(user, None if count <= MOST else ids)
    return {pk: offers.get(pk, 0) for pk in ids}, max(0, count - len(ids))


def _offers(user: Any, organisations: list[int] | None) -> dict[int, int]:
    """How many capabilities of each the reader may see, but for what was withdrawn."""
    rows = capabilities.visible_to(user).exclude(status=Capability.Status.WITHDRAWN)
    if organisations is not None:
        rows = rows.filter(organisation__id__any=organisations)
    return dict(rows.order_by().values_list("organisation_id").annotate(many=Count("pk")))


def _selected(user: Any, found: Found) -> tuple[dict[int, int], int]:
    """Organisations of what was found, each with how much of it; of too many those that come first."""
    asked = replace(
        selection_of(found), by_group=True, per_group=1000, offset=0, limit=MOST, sort="", facets=(), carry=()
    )
    result = port.search(NAME, asked, keyring(user))
    rows: QuerySet[Any] = capabilities.visible_to(user).filter(pk__any=list(result.ids))
    owners = Counter(rows.order_by().values_list("organisation_id", flat=True))
    return dict(owners), max(0, result.groups - MOST)


def nodes_of(user: Any, organisations: Iterable[int]) -> list[Node]:
    """These organisations as nodes, through `visible_to` once more; those that stopped are left out."""
    rows = visible_to(user).filter(standing(), pk__any=sorted(organisations)).order_by()
    listed = rows.values_list("pk", "ref", "uuid", "name", "kind", "level", "regions", "position__x", "position__y")
    return [
        Node(pk, ref, str(uuid), name, kind, level, tuple(regions), None if x is None else (x, y))
        for pk, ref, uuid, name, kind, level, regions, x, y in listed
    ]


def _made(user: Any, nodes: list[Node], ties: list[Tie], chosen: dict[int, int], left_out: int = 0) -> Network:
    """Nodes and ties joined: counted, in order, without ties that lost an end."""
    known = {node.id for node in nodes}
    ties = [tie for tie in ties if tie.source in known and tie.target in known]
    met = {(min(tie.source, tie.target), max(tie.source, tie.target)) for tie in ties}
    links = Counter(end for pair in met for end in pair)
    agreed = Counter(
        end for _, end in {(tie.ref, end) for tie in ties if tie.kind == AGREEMENT for end in (tie.source, tie.target)}
    )
    nodes = [
        replace(
            node,
            capabilities=chosen.get(node.id, 0),
            agreements=agreed[node.id],
            links=links[node.id],
            is_found=node.id in chosen,
        )
        for node in nodes
    ]
    nodes.sort(key=lambda node: (-node.links, node.name.casefold(), node.id))
    place = {node.id: at for at, node in enumerate(nodes)}
    pairs = np.array(sorted((place[one], place[other]) for one, other in met), np.int64).reshape(-1, 2)
    return Network(nodes, ties, left_out=left_out, pairs=np.sort(pairs, axis=1))
