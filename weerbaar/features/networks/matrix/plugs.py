"""What the matrix puts in the ports: a face of the network map."""

from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.matrix.face import FACE


def plug() -> None:
    faces.add(FACE)
