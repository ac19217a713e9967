"""Map, matrix and cards of a selection of the network map, for in a text of another feature."""

from dataclasses import replace

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from weerbaar.features.networks.maps import asked as asking
from weerbaar.features.networks.maps import faces, presenting
from weerbaar.features.networks.maps.queries import Found, find
from weerbaar.features.networks.places import drawing
from weerbaar.features.networks.places.queries import NEED, SUB_NEED
from weerbaar.foundation.ports import embedding

CARDS = 6


def plug() -> None:
    for name, label, draw in (
        ("netwerkkaart", "Netwerkkaart: kaart van Nederland of een regio", as_map),
        ("matrix", "Netwerkkaart: matrix van behoeften en fasen", as_matrix),
        ("capaciteiten", "Netwerkkaart: de eerste zes capaciteiten", as_cards),
    ):
        embedding.add(embedding.Embeddable(name, label, knows, draw, position=20))


def knows(address: str) -> bool:
    """Is everything in this address a choice of the network map?"""
    query = embedding.asked_in(address)
    _, problems = asking.read(query)
    elsewhere = address.strip().startswith("/") and not address.strip().startswith(reverse("network_map"))
    return not problems and not elsewhere


def _found(request: HttpRequest, address: str, has_rows: bool = False) -> Found:
    asked, _ = asking.read(embedding.asked_in(address))
    lean = replace(asked, view=faces.USUAL, path=reverse("network_map"), page=1, page_size=CARDS)
    return find(request.user, lean, has_rows=has_rows)


def _drawn(request: HttpRequest, template: str, found: Found, **context: object) -> SafeString | None:
    if not found.result.total:
        return None
    told = {"found": found, "list_url": found.asked.but(page_size=asking.PAGE_SIZE).address(), **context}
    return SafeString(render_to_string(template, told, request=request))


def as_map(request: HttpRequest, address: str) -> SafeString | None:
    found = _found(request, address)
    return _drawn(request, "places/embedded_map.html", found, **drawing.chart_of(request.user, found))


def as_matrix(request: HttpRequest, address: str) -> SafeString | None:
    """By sub-need where the selection is of one need, else by need."""
    found = _found(request, address)
    rows = SUB_NEED if len(found.filters.get(NEED, ())) == 1 else NEED
    context = drawing.matrix_of_page(request.user, found, rows)
    return _drawn(request, "places/embedded_matrix.html", found, **context)


def as_cards(request: HttpRequest, address: str) -> SafeString | None:
    found = _found(request, address, has_rows=True)
    return _drawn(request, "places/embedded_cards.html", found, groups=presenting.groups(found))
