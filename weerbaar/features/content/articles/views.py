"""Readers' pages: news, questions and standing pages. Writing happens in the back office."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from weerbaar.features.content.articles import queries, rules, showing
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.history import history_page
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import feeds
from weerbaar.shared.finding.asked import Asked

PAGE_SIZE = 12
LONGEST = 200
NEED = "behoefte"


def _needs(request: HttpRequest) -> tuple[str, ...]:
    """The needs that are asked, as far as they exist."""
    known = vocabularies.words("need")
    return tuple(code for code in dict.fromkeys(request.GET.getlist(NEED)) if code in known)


def _choices(chosen: tuple[str, ...], q: str = "") -> list[dict[str, Any]]:
    """One chip for each need, that turns it on or off, and one for all."""
    kept = [("q", q)] if q else []

    def address(*needs: str) -> str:
        return f"?{urlencode([*kept, *((NEED, one) for one in needs)])}"

    every = {"label": "Alles", "url": address(), "is_on": not chosen, "code": ""}
    return [every] + [
        {"label": vocabularies.label("need", code), "url": address(code), "is_on": code in chosen, "code": code}
        for code in vocabularies.codes("need")
    ]


def _more_filters(kind: str, needs: Sequence[str], q: str = "") -> str:
    """The same selection in the one search, where every facet can be chosen."""
    asked = Asked(q=q, filters={"soort": (kind,)} | ({NEED: tuple(needs)} if needs else {}))
    return f"{reverse('search')}{asked.address}"


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """Newest first, a calm page at a time."""
    user, needs = request.user, _needs(request)
    rows = queries.about(queries.articles(user), needs).select_related("picture").defer("body")
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    may_write = rules.may_write(user)
    showing.sizes_at_once([one.picture for one in found if one.picture])
    context = {
        "found": found,
        "choices": _choices(needs),
        "may_write": may_write,
        "add_url": queries.write_url() if may_write else "",
        "feeds": [feeds.of(soort=feeds.NEWS_KIND, behoefte=needs)],
        "more_filters": _more_filters("artikel", needs),
    }
    return page(request, "articles/list.html", context)


@require_safe
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _shown(request, queries.articles(request.user).select_related("picture"), slug)


@require_safe
def standing_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _shown(request, queries.standing_pages(request.user), slug)


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _shown(request, queries.themes(request.user), slug)


@require_safe
def question_detail(request: HttpRequest, theme: str, slug: str) -> HttpResponse:
    return _shown(request, queries.questions(request.user).filter(url_path__endswith=f"/{theme}/{slug}/"), slug)


def _shown(request: HttpRequest, rows: QuerySet[Any], slug: str) -> HttpResponse:
    return showing.show(request, get_object_or_404(rows, slug=slug))


@require_safe
def question_list(request: HttpRequest) -> HttpResponse:
    """Questions under their themes; narrowed by need and by words."""
    user, needs, q = request.user, _needs(request), request.GET.get("q", "")[:LONGEST].strip()
    rows = list(queries.asked(queries.about(queries.questions(user), needs), q))
    themes = [
        {"theme": theme, "questions": [one for one in rows if one.path.startswith(theme.path)]}
        for theme in queries.themes(user)
    ]
    context = {
        "themes": [one for one in themes if one["questions"]],
        "count": len(rows),
        "q": q,
        "needs": needs,
        "choices": _choices(needs, q),
        "may_write": rules.may_write(user),
        "feeds": [feeds.of(q, soort="vraag", behoefte=needs)],
        "more_filters": _more_filters("vraag", needs, q),
    }
    return page(request, "articles/questions.html", context)


@require_safe
def page_history(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """What happened to a page, as far as this reader may know: on a page of its own, for it is dear to find."""
    visible = {model.__name__.lower(): rows for model, rows in queries.VISIBLE.items()}
    if kind not in visible:
        raise Http404
    record = get_object_or_404(visible[kind](request.user), ref=ref)
    return history_page(request, record, queries.history_of_page(request.user, record))
