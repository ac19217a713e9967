"""What the network puts in the ports."""

from weerbaar.features.networks.graph.jobs import place_again
from weerbaar.foundation.ports import schedule


def plug() -> None:
    schedule.daily("graph.positions", place_again, hour=3)
