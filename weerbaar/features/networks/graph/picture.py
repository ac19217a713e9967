"""The network as a picture to take along: the still picture, with its own colours and its sentence under it."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from weerbaar.features.networks.graph.drawing import draw
from weerbaar.features.networks.graph.presenting import sentence
from weerbaar.features.networks.graph.seen import look
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.ui.pictures import standalone

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
    drawing = render_to_string("graph/still.html", {"picture": draw(seen)})
    return standalone(drawing, STYLE, "Netwerk", sentence(seen))
