"""A network map on paper: what would be on it, making it, how far that is, and taking it along."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps.presenting import selection_in_words
from weerbaar.features.networks.maps.queries import find
from weerbaar.features.networks.paper import laying, queries, rules, services
from weerbaar.features.networks.paper.models import Print
from weerbaar.features.networks.paper.views.sending import sent
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

RECENT = 10


def _own_or_404(request: HttpRequest, ref: str) -> Print:
    return get_object_or_404(queries.prints_of(request.user), ref=ref)


def print_offer(request: HttpRequest) -> HttpResponse:
    """What would be on paper, with one button; sending it makes the paper."""
    if answer := unless(rules.may_print(request.user), request):
        return answer
    asked, _ = address.read(QueryDict(request.POST["selectie"]) if "selectie" in request.POST else request.GET)
    found = find(request.user, asked)
    fits = rules.fits_on_paper(found.filters, found.result.total)
    if request.method == "POST" and fits:
        return redirect(services.ask_print(request.user, found))
    key = services.selection_key(found)
    context = {
        "fits": fits,
        "title": laying.title_of(found),
        "words": selection_in_words(found),
        "found": found,
        "selection": key.removeprefix("?"),
        "map_address": key,
        "is_shortened": found.result.total > rules.MOST,
        "most": rules.MOST,
        "recent": queries.prints_of(request.user)[:RECENT],
    }
    return page(request, "paper/offer.html", context, 422 if request.method == "POST" else 200)


@require_safe
def print_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is while it is made, else the file or what went wrong."""
    one = _own_or_404(request, ref)
    context = {
        "print": one,
        "is_busy": one.state in (Print.State.WAITING, Print.State.BUSY) and not rules.is_stuck(one),
        "may_try_again": rules.may_try_again(one),
    }
    return page(request, "paper/detail.html", context)


@require_safe
def print_file(request: HttpRequest, ref: str) -> HttpResponse:
    one = _own_or_404(request, ref)
    if one.state != Print.State.READY or not one.file:
        raise Http404
    with one.file.open("rb") as file:
        return sent(one.title, file.read())


@require_POST
def print_again(request: HttpRequest, ref: str) -> HttpResponse:
    one = _own_or_404(request, ref)
    if answer := unless(rules.may_try_again(one), request):
        return answer
    return redirect(services.try_again(request.user, one))
