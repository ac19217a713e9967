"""What happens every night."""

from datetime import date

from weerbaar.features.networks.graph.services import place_organisations


def place_again(_: date) -> None:
    """A daily round: newcomers get a place in the picture, the others move a little where ties changed."""
    place_organisations()
