"""The network in words: its sentence, the table beside the picture, what can be chosen, and the data for the script."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse

from weerbaar.features.networks.graph.choices import BRIDGE, MEASURES
from weerbaar.features.networks.graph.drawing import draw, shades, sizes
from weerbaar.features.networks.graph.queries import Node
from weerbaar.features.networks.graph.seen import Seen, look
from weerbaar.features.networks.graph.ties import AGREEMENT, CHAIN, MEMBERSHIP, TOGETHER, Tie, kinds
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.ui.tags.words import amount

ROWS, MOST_TIES = 25, 40
# How a tie reads from its source, and from its target.
VERBS = {
    AGREEMENT: ("heeft een afspraak met", "heeft een afspraak met"),
    MEMBERSHIP: ("is lid van", "heeft als lid"),
    CHAIN: ("levert in een keten aan", "krijgt in een keten van"),
    TOGETHER: ("werkt samen met", "werkt samen met"),
    "koepel-van": ("is koepel van", "heeft als koepel"),
    "levert-aan": ("levert aan", "krijgt geleverd van"),
    "rekent-op": ("rekent op", "wordt op gerekend door"),
    "vervangt": ("vervangt", "wordt vervangen door"),
    "subsidieert": ("subsidieert", "krijgt subsidie van"),
    "coordineert": ("coördineert", "wordt gecoördineerd door"),
}


def verbs(kind: str) -> tuple[str, str]:
    """How a tie of this kind reads in both directions; a kind that an editor added reads as its label."""
    label = kinds().get(kind, kind).lower()
    return VERBS.get(kind, (label, f"{label} (andersom)"))


def context(request: HttpRequest, found: Found) -> dict[str, Any]:
    """What the face needs; see graph/face.html."""
    seen = look(request.user, found)
    pages = Paginator(range(len(seen.network.nodes)), ROWS).get_page(found.asked.page)
    return {
        "seen": seen,
        "sentence": sentence(seen),
        "picture": draw(seen),
        "rows": rows(seen, found.asked, pages),
        "pages": pages,
        "forms": selects(seen, found.asked),
        "kept_by_network": [
            pair for pair in found.asked.but().pairs() if pair[0] not in ("verband", "maat", "buren", "stappen")
        ],
        "legend": legend(seen),
        "data_url": f"{reverse('network_data')}{found.asked.but().address()}",
        "focus_url": f"{reverse('network_map')}{found.asked.choosing(rond='REFERENTIE').address()}",
        "whole_url": found.asked.choosing(rond="").address(),
        "more_steps": steps_link(seen, found.asked),
    }


def sentence(seen: Seen) -> str:
    """Who hangs together with whom, in one or two sentences; bridges and loners only for who may hear of them."""
    nodes = seen.network.nodes
    around = sum(not node.is_found for node in nodes)
    parts = [_many(len(nodes) - around, "organisatie", "organisaties")]
    if around:
        parts.append(f"{amount(around)} daaromheen")
    told = f"{' en '.join(parts)}, {_many(len(seen.network.pairs), 'verbinding', 'verbindingen')}"
    groups = len(set(seen.groups[seen.network.pairs].ravel().tolist()))
    told += f" in {_many(groups, 'groep', 'groepen')}" if groups else ""
    told += ", voor zover u mag zien"
    if seen.network.focus is not None:
        told = f"Rond {seen.network.focus.name}: {told}"
    extra = []
    if seen.biggest_bridge is not None:
        extra.append(f"de grootste brug is {seen.biggest_bridge.name}")
    if seen.alone:
        extra.append("1 staat alleen" if len(seen.alone) == 1 else f"{amount(len(seen.alone))} staan alleen")
    return f"{told}; {' en '.join(extra)}" if extra else told


def _many(number: int, one: str, more: str) -> str:
    return f"1 {one}" if number == 1 else f"{amount(number)} {more}"


def legend(seen: Seen) -> dict[str, Any]:
    """What size and colour mean, with the largest value."""
    most = float(seen.values.max()) if len(seen.values) else 0.0
    told = f"{most:.0%}".replace(".", ",") if seen.measure == BRIDGE else amount(int(most))
    return {
        "title": MEASURES[seen.measure],
        "most": told,
        "shades": range(4),
        "has_around": any(not node.is_found for node in seen.network.nodes),
        "has_cuts": any(seen.is_cut(node) for node in seen.network.nodes),
        "is_refused": seen.choice.measure == BRIDGE and not seen.verdict,
    }


def selects(seen: Seen, asked: Asked) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """(key, label, options) of each choice on the face."""
    choice = seen.choice
    offered = {code: title for code, title in MEASURES.items() if code != BRIDGE or seen.verdict}
    found = [
        ("verband", "Welke verbanden", [("", "Alle verbanden", not choice.kind)]
         + [(code, label, code == choice.kind) for code, label in kinds().items()]),
        ("maat", "Grootte en kleur", [(code, title, code == seen.measure) for code, title in offered.items()]),
    ]  # fmt: skip
    if seen.network.focus is not None:
        steps = [("1", "1 stap", choice.steps == 1), ("2", "2 stappen", choice.steps == 2)]
        found.append(("stappen", "Hoe ver eromheen", steps))
    elif not asked.is_empty:
        around = [("ja", "Ook wie eraan vastzit", choice.around), ("nee", "Alleen de selectie", not choice.around)]
        found.append(("buren", "Wie erbij", around))
    return found


def steps_link(seen: Seen, asked: Asked) -> str:
    """The address with one step more, or '' when there is none."""
    is_near = seen.network.focus is not None and seen.choice.steps == 1
    return asked.choosing(stappen="2").address() if is_near else ""


@dataclass(frozen=True, slots=True)
class Bond:
    """One connection as a line of text: how it is tied, to whom, by which agreement or chain."""

    verb: str
    other: Node
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in the table. `bonds`: its first connections; `more`: how many besides."""

    node: Node
    bonds: list[Bond]
    more: int
    bridge: str
    is_cut: bool
    is_alone: bool
    focus_url: str


def rows(seen: Seen, asked: Asked, pages: Page) -> list[Row]:
    """One page of the table, what counts most first."""
    nodes = seen.network.nodes
    order = sorted(range(len(nodes)), key=lambda place: (-seen.values[place], place))
    places = [order[number] for number in pages.object_list]
    alone = {node.id for node in seen.alone}
    bonds = _bonds(seen, {nodes[place].id for place in places})
    return [
        Row(
            nodes[place],
            bonds[nodes[place].id][:MOST_TIES],
            max(0, len(bonds[nodes[place].id]) - MOST_TIES),
            share_of(seen, nodes[place]),
            seen.is_cut(nodes[place]),
            nodes[place].id in alone,
            asked.choosing(rond=nodes[place].ref).address(),
        )
        for place in places
    ]


def share_of(seen: Seen, node: Node) -> str:
    """How often it lies between two others, as a percentage; '' for who may not hear it."""
    if seen.weakness is None:
        return ""
    return f"{seen.weakness.between.get(node.id, 0.0):.1%}".replace(".", ",")


def _bonds(seen: Seen, wanted: set[int]) -> dict[int, list[Bond]]:
    by_id = {node.id: node for node in seen.network.nodes}
    found: dict[int, list[Bond]] = defaultdict(list)
    for tie in seen.network.ties:
        forth, back = verbs(tie.kind)
        if tie.source in wanted:
            found[tie.source].append(Bond(forth, by_id[tie.target], tie.title, tie.url))
        if tie.target in wanted:
            found[tie.target].append(Bond(back, by_id[tie.source], tie.title, tie.url))
    for bonds in found.values():
        bonds.sort(key=lambda bond: (bond.other.name.casefold(), bond.verb))
    return found


def data(seen: Seen) -> dict[str, Any]:
    """The same network for the script that draws it, as short as it can be.

    organisaties: [ref, naam, x, y, grootte 0-100, tint 0-3, waarde, hoort bij de selectie, brug] each;
    verbanden: [place, place, place in soorten] each.
    """
    places = seen.network.places()
    names = list(kinds())
    number = {code: place for place, code in enumerate(names)}
    size, shade = (sizes(seen.values) * 100).round().astype(int).tolist(), shades(seen.values).tolist()
    at = seen.at.round(4).tolist()
    values = (seen.values * 100).round().astype(int) if seen.measure == BRIDGE else seen.values.astype(int)
    return {
        "maat": f"{MEASURES[seen.measure]}{' (%)' if seen.measure == BRIDGE else ''}",
        "midden": places[seen.network.focus.id] if seen.network.focus is not None else None,
        "soorten": [verbs(code) for code in names],
        "organisaties": [
            [
                node.ref,
                node.name,
                *at[place],
                size[place],
                shade[place],
                value,
                int(node.is_found),
                int(seen.is_cut(node)),
            ]
            for place, (node, value) in enumerate(zip(seen.network.nodes, values.tolist(), strict=True))
        ],
        "verbanden": [_short(tie, places, number) for tie in seen.network.ties],
    }


def _short(tie: Tie, places: dict[int, int], number: dict[str, int]) -> list[int]:
    return [places[tie.source], places[tie.target], number.get(tie.kind, 0)]
