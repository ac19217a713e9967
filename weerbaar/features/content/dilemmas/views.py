"""Dilemmas: the list, the page of one with its positions side by side, and all that nobody knows yet."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.content.dilemmas import presenting, queries
from weerbaar.features.content.dilemmas.forms import DilemmaForm
from weerbaar.features.content.dilemmas.models import OpenQuestion
from weerbaar.features.content.dilemmas.shelf import SHELF
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import feeds
from weerbaar.shared.links.queries import kind_of, linked_to
from weerbaar.shared.publishing import rules
from weerbaar.shared.publishing.pages import Pages

PAGE_SIZE = 20
TRIED = ("practice", "initiative")

PAGES = Pages(
    SHELF,
    DilemmaForm,
    path="vraagstukken/",
    list_name="dilemma_list",
    list_title="Vraagstukken",
    form_template="dilemmas/form.html",
    lead="Een vraag zonder makkelijk antwoord, met wat partijen erover vinden.",
)


@require_safe
def dilemma_list(request: HttpRequest) -> HttpResponse:
    """All of them, or those of one need (`behoefte`)."""
    asked = request.GET.get("behoefte", "")
    need = asked if asked in vocabularies.words(Vocabulary.NEED) else ""
    there = queries.needs_asked(request.user)
    found = Paginator(queries.listed(request.user, need), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "found": found,
        "need": need,
        "needs": [code for code in vocabularies.codes(Vocabulary.NEED) if code in there or code == need],
        "may_add": rules.may_add(SHELF, request.user),
        "feeds": [feeds.of(soort="vraagstuk", behoefte=need)],
    }
    return page(request, "dilemmas/list.html", context)


@require_safe
def dilemma_detail(request: HttpRequest, ref: str) -> HttpResponse:
    dilemma, user = PAGES.visible_or_404(request, ref), request.user
    context = {
        **PAGES.detail_context(request, dilemma),
        "dilemma": dilemma,
        "stands": presenting.stands_of(user, queries.positions_of(user, dilemma)),
        "open_questions": queries.open_questions_of(user, dilemma),
        "tried": [one.record for one in linked_to(user, dilemma) if kind_of(one.record) in TRIED],
    }
    return page(request, "dilemmas/detail.html", context)


@require_safe
def open_question_list(request: HttpRequest) -> HttpResponse:
    """What nobody knows yet, for institutes: `stand` is open or bezig."""
    state = request.GET.get("stand", "")
    rows = queries.every_open_question(request.user, state)
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    states = [("", "Alle"), *((one.value, str(one.label).capitalize()) for one in OpenQuestion.State)]
    context = {"found": found, "state": state, "states": states}
    return page(request, "dilemmas/open_questions.html", context)
