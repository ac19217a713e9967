"""The small network on the page of an organisation."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from weerbaar.features.networks.graph import nearby
from weerbaar.features.networks.graph.around import (
    COOPERATION,
    DELIVERY,
    LOOK_OF,
    LOOKS,
    RELIANCE,
    Around,
    Neighbour,
    around,
)
from weerbaar.features.networks.graph.presenting import verbs
from weerbaar.features.networks.graph.queries import Node
from weerbaar.features.networks.graph.ties import AGREEMENT, Tie
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy.areas import join_nl
from weerbaar.foundation.ui.tags.words import amount

TITLES = {
    AGREEMENT: "een afspraak",
    RELIANCE: "de een rekent op de ander",
    COOPERATION: "samenwerking, lid of koepel",
    DELIVERY: "levering, keten of iets anders",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One neighbour in the table. told: how the one in the middle is tied to it, 'rekent op en heeft als lid'; named:
    the agreements and chains in which."""

    number: int
    node: Node
    told: str
    named: list[Tie]


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing for who stopped: it has no place in the network any more."""
    if organisation.ended_on is not None and organisation.ended_on <= timezone.localdate():
        return None
    found = around(request.user, organisation)
    face = {"weergave": "netwerk", "rond": organisation.ref}
    return {
        "sentence": sentence(found),
        "around": found,
        "wide": nearby.wide(found),
        "small": nearby.small(found),
        "legend": [(look, TITLES[look]) for look in LOOKS if any(one.look == look for one in found.shown)],
        "rows": [_row(found, number, one) for number, one in enumerate(nearby.in_order(found), 1)],
        "face_url": f"{reverse('network_map')}?{urlencode(face)}",
        "further_url": f"{reverse('network_map')}?{urlencode({**face, 'stappen': '2'})}",
    }


def sentence(found: Around) -> str:
    """With how many it is tied, and by what."""
    name, count = found.middle.name, len(found.neighbours)
    if not count:
        return f"Er is geen verband van {name} met een andere organisatie dat u mag zien."
    many = {look: sum(look in one.looks for one in found.neighbours) for look in LOOKS}
    told = join_nl([f"bij {amount(number)} door {_by(look)}" for look, number in many.items() if number])
    who = "1 organisatie" if count == 1 else f"{amount(count)} organisaties"
    return f"{name} is verbonden met {who}, voor zover u mag zien: {told}."


def _by(look: str) -> str:
    return "een afspraak" if look == AGREEMENT else "rekenen op elkaar" if look == RELIANCE else TITLES[look]


def _row(found: Around, number: int, one: Neighbour) -> Row:
    """What ties them, each way once, the weightiest first."""
    ties = sorted(one.ties, key=lambda tie: LOOKS.index(LOOK_OF.get(tie.kind, DELIVERY)))
    told = dict.fromkeys(verbs(tie.kind)[tie.source != found.middle.pk] for tie in ties)
    named = {tie.ref: tie for tie in one.ties if tie.title}
    return Row(number, one.node, join_nl(list(told)), list(named.values()))
