"""The front door: one question, five needs, and the pages about the house itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from weerbaar.doors.home.lists import running, what_is_new
from weerbaar.doors.home.personal import personal_fields
from weerbaar.foundation.organisations.pending import first_step
from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.ports import known, taking_part
from weerbaar.foundation.ports.attention import Pending, Scope
from weerbaar.foundation.taxonomy import about as told
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.assets import asset
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.tiles import TILES

# Who looks after more than this reads on /mijn/ what is to be done.
MOST_DESKS, MOST_WAYS = 3, 3
EXAMPLES = (
    "Wie kan binnen 72 uur noodstroom leveren in Zeeland?",
    "Wie heeft bedden voor gezinnen in Twente?",
    "Wie kan in Den Haag binnen een dag eten koken?",
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For everybody; for a visitor without a single query, as vocabularies and search index are kept in memory."""
    words, counts = vocabularies.words("need"), known.per_need(request.user)
    needs = [
        {
            "code": code,
            "label": words[code].label,
            "sentence": told.of_need(code).sentence,
            "url": told.need_page(code),
            "known": counts.get(code),
        }
        for code in vocabularies.codes("need")
    ]
    links = {tile.code: told.region_page(tile.code) for tile in TILES}
    context = {
        "examples": EXAMPLES,
        "needs": needs,
        "all_needs": told.NEEDS_PAGE,
        "region_links": links,
        **_first_step(request.user),
        "new": what_is_new(request.user),
        "running": running(request.user),
        "ways": taking_part.of(request.user, MOST_WAYS),
    }
    return page(request, "home/index.html", context)


def _first_step(user: Any) -> dict[str, Pending | Scope | None]:
    """What most needs the attention of who looks after something, or their desk when nothing does; nothing is asked
    for anybody else."""
    scopes = scopes_of(user)[:MOST_DESKS] if user.is_authenticated else []
    return {"step": first_step(user, scopes) if scopes else None, "desk": scopes[0] if scopes else None}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "home/about.html")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return page(request, "home/contact.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "home/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The table comes from the data map in the code, so it says what is really kept."""
    return page(request, "home/privacy.html", {"fields": personal_fields()})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look that do not read the page's own line about its icon."""
    response = HttpResponseRedirect(asset("favicon.svg"))
    response["Cache-Control"] = "public, max-age=3600"
    return response
