"""What the matrix puts in the ports: a face of the network map, and what stands on desks."""

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.matrix import matters
from weerbaar.features.networks.matrix.face import FACE


def plug() -> None:
    faces.add(FACE)
    matters.plug()
