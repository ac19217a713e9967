"""Papers for tests, made as the site makes them."""

from typing import Any

from django.http import QueryDict

from weerbaar.features.networks.maps import asked
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.services import ask_print


def make_print(user: Any, selection: str) -> Print:
    """A paper of this selection ('regio=VR19') for this person."""
    return ask_print(user, find(user, asked.read(QueryDict(selection))[0]))
