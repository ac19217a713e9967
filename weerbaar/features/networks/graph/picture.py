"""The network as a picture to take along: the still picture, with its own colours and its sentence under it."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from weerbaar.features.networks.graph.drawing import draw
from weerbaar.features.networks.graph.presenting import legend, sentence
from weerbaar.features.networks.graph.seen import look
from weerbaar.features.networks.maps.pictures import framed
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.ui.tags.words import amount

STYLE = """
.net__line{stroke:var(--line);stroke-opacity:.55}
.net__node{fill:var(--petrol);stroke:#fff;stroke-width:1.5}
.net__node--0{fill:var(--line)}
.net__node--1{fill:var(--petrol-pale)}
.net__node--3{fill:var(--petrol-deep)}
.net__node--around{fill:var(--tile);stroke:var(--line);stroke-dasharray:3 2}
.net__node--focus{fill:var(--ochre);stroke:var(--ink);stroke-width:2.5}
.net__cut{fill:none;stroke:var(--wrong);stroke-dasharray:4 3;stroke-width:2}
.net__label{fill:var(--ink);font-size:14px;paint-order:stroke;stroke:#fff;stroke-width:4;text-anchor:middle}
"""


def picture(request: HttpRequest, found: Found) -> str:
    """An SVG document."""
    seen = look(request.user, found)
    drawn, means = draw(seen), legend(seen)
    told = [sentence(seen), f"Hoe groter en donkerder, hoe meer: {means['title'].lower()} (tot {means['most']})"]
    if means["has_around"]:
        told.append("Met streepjes: buiten de selectie, maar eraan verbonden")
    if means["has_cuts"]:
        told.append("Met een kring: zonder deze organisatie valt haar groep uiteen")
    if drawn.left_out or seen.network.left_out:
        told.append(f"In beeld: de {amount(len(drawn.dots))} met de meeste verbindingen")
    drawing = render_to_string("graph/still.html", {"picture": drawn})
    return framed(found, drawing, STYLE, "Netwerk", told)
