"""Notions: the list from A to Z, and the page of one with its definitions side by side."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.content.terms import presenting, queries
from weerbaar.features.content.terms.forms import NotionForm
from weerbaar.features.content.terms.shelf import SHELF
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import feeds
from weerbaar.shared.links.queries import linked_to
from weerbaar.shared.publishing import rules
from weerbaar.shared.publishing.pages import Pages

LONGEST = 100

PAGES = Pages(
    SHELF,
    NotionForm,
    path="begrippen/",
    list_name="notion_list",
    list_title="Begrippen",
    form_template="terms/form.html",
    lead="Een woord dat iedereen gebruikt, met wat verschillende partijen ermee bedoelen.",
    withdrawing="Het licht ook niet meer op in teksten.",
)


@require_safe
def notion_list(request: HttpRequest) -> HttpResponse:
    q = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    found = queries.listed(request.user, q)
    context = {
        "q": q,
        "total": len(found),
        "letters": presenting.by_letter(found),
        "may_add": rules.may_add(SHELF, request.user),
        "feeds": [feeds.of(q, soort="begrip")],
    }
    return page(request, "terms/list.html", context, announce=f"{len(found)} begrip{'' if len(found) == 1 else 'pen'}")


@require_safe
def notion_detail(request: HttpRequest, ref: str) -> HttpResponse:
    notion = PAGES.visible_or_404(request, ref)
    meanings = presenting.meanings_of(request.user, queries.definitions_of(request.user, notion))
    context = {
        **PAGES.detail_context(request, notion),
        "notion": notion,
        "meanings": meanings,
        "years": presenting.years_of(meanings),
        "related": [one.record for one in linked_to(request.user, notion) if one.label == SHELF.label],
    }
    return page(request, "terms/detail.html", context)
