"""The map as a picture to take along: borders or squares as on the page, with their own colours and the sentence."""

from django.http import HttpRequest

from weerbaar.features.networks.charts.views import as_map
from weerbaar.features.networks.maps.pictures import framed
from weerbaar.features.networks.maps.queries import Found
from weerbaar.foundation.kit.errors import Refused

# The steps from little to much: petrol on white, as the page mixes it.
STEPS = ("#FFFFFF", "#E2EBEC", "#BDD1D5", "#94B4BA", "var(--petrol)", "var(--petrol-deep)")
DARK = 4  # from this step on numbers are white
STYLE = "".join(
    f".chart__area--{at} path,.chart__area--{at} rect{{fill:{colour}}}"
    f".chart__area--{at} text{{fill:{'#fff' if at >= DARK else 'var(--ink)'};stroke:{colour}}}"
    for at, colour in enumerate(STEPS)
) + (
    ".chart__area path,.chart__area rect{fill-rule:evenodd;stroke:var(--line);stroke-width:1.5}"
    ".chart__area--0 path,.chart__area--0 rect{stroke-dasharray:7 5}"
    ".chart__area text{font-weight:700;paint-order:stroke;stroke-width:5;text-anchor:middle}"
    ".chart__dot{fill:var(--ochre);stroke:var(--on-ochre);stroke-width:1.5}"
    ".chart__area--chosen path,.chart__area--chosen rect{stroke:var(--ochre);stroke-width:7}"
)


def picture(request: HttpRequest, found: Found) -> str:
    """An SVG document. Raises Refused for the municipalities of a region of which no borders are known."""
    context = as_map(request, found)
    drawing = context["borders"] or context["squares"]
    if not drawing:
        raise Refused("Van deze gemeenten zijn geen grenzen bekend. Daarom is er geen beeld; neem het hele land.")
    where = "de hele regio of heel Nederland" if context["chart_region"] else "heel Nederland"
    told = [context["sentence"], f"Geteld is wat actief is en op tijd bevestigd, ook wat voor {where} is"]
    if context["has_thousands"]:
        told.append("De letter k betekent duizend")
    if context["borders_year"]:
        told.append(f"Grenzen van {context['borders_year']}, bron: {context['borders_source']}")
    return framed(found, drawing, STYLE, "Kaart", told)
