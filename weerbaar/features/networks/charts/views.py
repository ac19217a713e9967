"""The map as a face of the network map."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.charts.presenting import Chart
from weerbaar.features.networks.charts.queries import counted
from weerbaar.features.networks.maps.queries import Found


def as_map(request: HttpRequest, found: Found) -> dict[str, Any]:
    """Regions, or the municipalities of one region, coloured by what is counted; the same as a table."""
    return Chart(found, counted(request.user, found)).context()
