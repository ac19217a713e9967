"""Saved searches: keeping one, the list of mine, taking one away and putting it back, stopping letters."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from weerbaar.doors.find import queries, rules, services
from weerbaar.doors.find.forms import OftenForm
from weerbaar.doors.find.models import SavedSearch
from weerbaar.doors.find.presenting import name_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.letters.links import read_signed
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding import feeds

LINK_AGE = timedelta(days=5 * 365)


def saved_search_add(request: HttpRequest) -> HttpResponse:
    """What will be kept, and how often somebody wants to hear; the question stands in the address."""
    if answer := unless(rules.may_save_search(request.user), request):
        return answer
    asked = asking.read(request.GET)
    form = OftenForm(request.POST if request.method == "POST" else None, initial={"often": SavedSearch.Often.WEEKLY})
    if request.method == "POST" and form.is_valid():
        try:
            services.save_search(request.user, asked, form.cleaned_data["often"])
        except Invalid as error:
            for texts in error.errors.values():
                form.add_error(None, texts)
        else:
            messages.success(request, "De zoekopdracht is bewaard.")
            return redirect("saved_search_list")
    back = f"{reverse('search')}{asked.address}"
    feed = feeds.worth_following(asked)
    context = {"form": form, "name": name_of(asked), "back": back, "asked": asked, "feed": feed}
    return page(request, "find/save.html", context)


@require_safe
def saved_search_list(request: HttpRequest) -> HttpResponse:
    """Mine, with the feed of each; the one that was just taken away can be put back."""
    if not is_member(request.user) and (answer := unless(SIGN_IN, request)):
        return answer
    removed = request.GET.get("weg", "")
    context = {
        "searches": [_shown(search) for search in queries.searches_of(request.user)],
        "removed": queries.every_search_of(request.user).filter(ref=removed, removed_at__isnull=False).first(),
    }
    return page(request, "find/saved.html", context)


def _shown(search: SavedSearch) -> dict[str, object]:
    form = OftenForm(initial={"often": search.often}, auto_id=f"id_{search.ref}_%s")
    feed = feeds.worth_following(queries.asked_of(search))
    return {"search": search, "form": form, "feed": feed, "url": f"{reverse('search')}?{search.query}"}


def _mine_or_404(request: HttpRequest, ref: str) -> SavedSearch:
    return get_object_or_404(queries.every_search_of(request.user), ref=ref)


@require_POST
def saved_search_change(request: HttpRequest, ref: str) -> HttpResponse:
    search, form = _mine_or_404(request, ref), OftenForm(request.POST)
    if form.is_valid():
        services.change_how_often(request.user, search, form.cleaned_data["often"])
        messages.success(request, f"Bewaard. Een brief over ‘{search.name}’ krijgt u {_told(form)}.")
    else:
        messages.error(request, "Kies hoe vaak u bericht wilt.")
    return redirect("saved_search_list")


def _told(form: OftenForm) -> str:
    return str(SavedSearch.Often(form.cleaned_data["often"]).label).partition(":")[0]


@require_POST
def saved_search_remove(request: HttpRequest, ref: str) -> HttpResponse:
    search = _mine_or_404(request, ref)
    services.remove_search(request.user, search)
    return redirect(f"{reverse('saved_search_list')}?weg={search.ref}")


@require_POST
def saved_search_restore(request: HttpRequest, ref: str) -> HttpResponse:
    search = _mine_or_404(request, ref)
    if answer := unless(rules.may_save_search(request.user), request):
        return answer
    services.restore_search(request.user, search)
    messages.success(request, f"‘{search.name}’ staat weer in uw lijst.")
    return redirect("saved_search_list")


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signature says which search it is about
def saved_search_stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a letter: a button stops the letters. Nobody is signed in."""
    payload = read_signed(services.STOP, token, LINK_AGE)
    ref = str(payload.get("ref")) if payload else ""
    search = queries.by_letter(ref)
    if search is None:
        return page(request, "find/gone.html", {}, 404)
    if request.method == "POST":
        services.stop_by_letter(search.ref)
        return page(request, "find/stopped.html", {"search": search})
    return page(request, "find/stop.html", {"search": search})
