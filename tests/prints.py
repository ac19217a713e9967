"""Papers for tests, made as the site makes them."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from weerbaar.features.networks.maps import asked
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.paper import crossing, laying, own
from weerbaar.features.networks.paper.changes import NOTHING
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.reading import read
from weerbaar.features.networks.paper.services import ask_print
from weerbaar.foundation.organisations.queries import visible_to


def make_print(user: Any, selection: str) -> Print:
    """A paper of this selection ('regio=VR19') for this person."""
    return ask_print(user, find(user, asked.read(QueryDict(selection))[0]))


def told_on_paper(user: Any, selection: str) -> list[Any]:
    """All that goes to the typesetter for this person: the map of a selection, and the sheets of what they may see."""
    found = find(user, asked.read(QueryDict(selection))[0])
    material = read(user, found)
    occasion = laying.Occasion("lezer", timezone.localdate(), None, NOTHING, ())
    sheet = laying.sheet(found, material, laying.rows_of(material), occasion)
    own_sheets = [make(user, one).data for one in visible_to(user).order_by("pk")[:5] for make in
                  (own.own_paper, own.counted_on)]  # fmt: skip
    return [sheet, crossing.matrix(user, found), crossing.country(user, found), own_sheets]
