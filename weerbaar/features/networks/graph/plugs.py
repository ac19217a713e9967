"""What the network puts in the ports: a face of the map, a section of an organisation, a round each night."""

from weerbaar.features.networks.graph.choices import KEYS
from weerbaar.features.networks.graph.jobs import place_again
from weerbaar.features.networks.graph.models import Position
from weerbaar.features.networks.graph.picture import picture
from weerbaar.features.networks.graph.presenting import context
from weerbaar.features.networks.graph.sections import of_organisation
from weerbaar.features.networks.maps import faces
from weerbaar.foundation.ports import belongings, schedule
from weerbaar.foundation.ports.sections import Section, add


def plug() -> None:
    faces.add(faces.Face("netwerk", "Netwerk", "graph/face.html", context, position=40, keys=KEYS, picture=picture))
    add(Section("organisation", "netwerk", "Netwerk", "graph/sections/nearby.html", of_organisation, 38))
    schedule.daily("graph.positions", place_again, hour=3)
    # Which place somebody had says nothing about who they go up in; the next night brings one.
    belongings.add(belongings.Belonging(Position, "organisation", "Plaats in het netwerk", moves=False))
