"""Pages of needs and regions: what is known of one, in counts, on the map, by phase, and what changed lately."""

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.maps import outs, presenting
from weerbaar.features.networks.maps.corpus import AVAILABLE
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.places import acts, drawing, queries, recent
from weerbaar.features.networks.places.queries import NEED, ONLY_HERE, REGION, SUB_NEED
from weerbaar.foundation.ports.sections import filled
from weerbaar.foundation.taxonomy import about, geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.assets import icons
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import feeds


def _code_or_404(code: str, known: Collection[str], name: str) -> str | HttpResponse:
    """The code as it is written, or the way to its one address."""
    if code in known:
        return code
    for one in known:
        if one.casefold() == code.casefold():
            return HttpResponsePermanentRedirect(reverse(name, args=[one]))
    raise Http404


@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """All needs with how much is known of each, and of their sub-needs."""
    user = request.user
    known, parts = queries.known_per(user, NEED), queries.known_per(user, SUB_NEED)
    labels = vocabularies.words(Vocabulary.SUB_NEED)
    needs = [
        {
            "code": code,
            "label": vocabularies.label(Vocabulary.NEED, code),
            "about": about.of_need(code),
            "known": known[code],
            "parts": [
                {"code": one, "label": labels[one].label, "known": parts[one]}
                for one in vocabularies.sub_needs_of(code)
                if not labels[one].is_retired
            ],
        }
        for code in vocabularies.codes(Vocabulary.NEED)
    ]
    return page(request, "places/need_list.html", {"needs": needs})


@require_safe
def need_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One need: who is known, where, in which phase, and what changed. Retired needs keep their page."""
    found_code = _code_or_404(code, vocabularies.words(Vocabulary.NEED), "need_detail")
    if isinstance(found_code, HttpResponse):
        return found_code
    user, found = request.user, queries.found_of(request.user, **{NEED: code})
    context = {
        **_context(user, found),
        "code": code,
        "label": vocabularies.label(Vocabulary.NEED, code),
        "about": about.of_need(code),
        "symbol": code if code in icons() else "help",
        "newcomers": queries.newcomers(user, found, code),
        "newcomers_url": _with(found, traditioneel=("nee",)),
        **drawing.chart_of(user, found),
        **drawing.matrix_of_page(user, found, SUB_NEED, without_heads=True),
        "largest": queries.largest(user, found),
        "changes": recent.of_need(user, vocabularies.sub_needs_of(code)),
        "desks": acts.desks_of_need(user, code),
        "sections": filled("need", request, code),
        "feeds": [feeds.of(behoefte=code)],
    }
    return page(request, "places/need_detail.html", context)


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """All regions with how much is known of each, on the map and as a table."""
    context = drawing.chart_of(request.user, queries.found_of(request.user), lead=about.region_page)
    return page(request, "places/region_list.html", context)


@require_safe
def region_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One safety region: its municipalities, who is known for which need and when, who is largest, its neighbours."""
    table = geography.table()
    found_code = _code_or_404(code, table.regions, "region_detail")
    if isinstance(found_code, HttpResponse):
        return found_code
    user, found = request.user, queries.found_of(request.user, **{REGION: code})
    own = queries.found_of(user, **{ONLY_HERE: code})
    context = {
        **_context(user, found),
        "code": code,
        "name": table.name(code),
        "towns_count": len(table.municipalities_of_region.get(code, ())),
        "own": own.result.groups,
        "own_url": own.asked.address(),
        **drawing.chart_of(user, found),
        **drawing.matrix_of_page(user, found, NEED),
        "largest": queries.largest(user, own),
        "neighbours": _neighbours(user, code),
        "changes": recent.of_region(user, code),
        "desks": acts.desks_of_region(user, code),
        "sections": filled("region", request, code),
        "feeds": [feeds.of(regio=code)],
    }
    return page(request, "places/region_detail.html", context)


def _neighbours(user: Any, code: str) -> list[tuple[str, str, int]]:
    counts = queries.organisations_per(user, REGION, about.neighbours_of(code))
    return [(geography.table().name(one), about.region_page(one), count) for one, count in counts.items()]


def _context(user: Any, found: Found) -> dict[str, Any]:
    """What both kinds of page show: counts with the lists behind them, and the ways on."""
    return {
        "found": found,
        "known": queries.known_in(user, found),
        "list_url": found.asked.address(),
        "sure_url": _with(found, **AVAILABLE.filters),
        "kept": found.asked.pairs(),
        "faces": [one for one in presenting.tabs(found) if not one["current"]],
        "outs": outs.outs(user, found),
        "acts": acts.to_add(user),
    }


def _with(found: Found, **filters: tuple[str, ...]) -> str:
    """The list with these filters beside those of the page."""
    return found.asked.but(filters={**found.asked.filters, **filters}).address()
