"""The network map: one question, one selection, several faces."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps import faces, facets, outs, presenting
from weerbaar.features.networks.maps.corpus import NAME
from weerbaar.features.networks.maps.queries import Found, find
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.ui.pages import page


@require_safe
def network_map(request: HttpRequest) -> HttpResponse:
    """One face of everything in the selection that this reader may see."""
    asked, problems = address.read(request.GET)
    face = faces.face(asked.view)
    found = find(request.user, asked, has_rows=face.has_rows)
    context = {**_context(request, found, problems), "face": face}
    if found.result.total or face.shows_nothing:
        context.update(face.context(request, found))
        context["summary"] = context.get("sentence") or context["summary"]
    return page(request, "maps/network_map.html", context, announce=context["summary"])


def _context(request: HttpRequest, found: Found, problems: list[str]) -> dict[str, Any]:
    return {
        "found": found,
        "pages": Paginator(range(found.result.total), found.asked.page_size).get_page(found.asked.page),
        "asked": found.asked,
        "problems": problems,
        "chips": presenting.chips(found),
        "subjects": presenting.pages(found),
        "blocks": facets.blocks(found),
        "chosen_count": sum(len(values) for values in found.filters.values())
        + (found.within_hours is not None)
        + len(found.asked.losses),
        "tabs": presenting.tabs(found),
        "outs": outs.outs(request.user, found),
        "sorts": presenting.sorts(found),
        "summary": presenting.summary(found),
        "examples": presenting.EXAMPLES,
        "kept": [pair for pair in found.asked.but().pairs() if pair[0] != "q"],
        **presenting.addresses(found),
    }


def as_list(request: HttpRequest, found: Found) -> dict[str, Any]:
    """Cards by organisation, with why one stands where it stands when that is asked."""
    return {"groups": presenting.groups(found), "why": presenting.why(found, request.GET.get("waarom", ""))}


def as_table(request: HttpRequest, found: Found) -> dict[str, Any]:
    """Rows, with columns to choose."""
    return {"table": presenting.table(found)}


@require_safe
def network_map_suggestions(request: HttpRequest) -> JsonResponse:
    """Words that continue what is typed and occur in what this reader may see."""
    start = request.GET.get("q", "")[:60]
    words = port.suggest(NAME, start, keyring(request.user)) if len(start) >= 2 else []
    return JsonResponse({"suggesties": words})
