"""What readers see: the lists, the quadrant, one practice or initiative, and what waits for the editors."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.content.practices import finding, presenting, quadrant, queries, rules
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.pages import PAGES
from weerbaar.foundation.organisations.rules import is_editorial
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.presenting import listing
from weerbaar.shared.finding.reading import Found, Hit, find

PAGE_SIZE = 20
IN_CELL = 4
QUADRANT = "kwadrant"
LEADS = {
    Practice.Stage.PRACTICE: "Wat anderen al hebben geprobeerd: wat zij deden, wat het opleverde en hoe zeker dat is.",
    Practice.Stage.INITIATIVE: "Wat nu gaande is. U kunt meedoen, of volgen hoe het gaat.",
}


@require_safe
def practice_list(request: HttpRequest) -> HttpResponse:
    return _list(request, Practice.Stage.PRACTICE)


@require_safe
def initiative_list(request: HttpRequest) -> HttpResponse:
    return _list(request, Practice.Stage.INITIATIVE)


def _list(request: HttpRequest, stage: Practice.Stage) -> HttpResponse:
    """One page of what the one search finds of this kind, as a list or as the quadrant."""
    face = QUADRANT if request.GET.get("weergave") == QUADRANT else ""
    asked = asking.read(request.GET, kind=stage.value).but(also=(("weergave", face),) if face else ())
    user, found = request.user, find(request.user, asked)
    word, plural, name, title = presenting.WORDS[stage]
    shown = listing(found, is_editorial(user))
    context = shown | {
        "title": title,
        "lead": LEADS[stage],
        "list_name": name,
        "is_initiatives": stage == Practice.Stage.INITIATIVE,
        "count": f"{found.total} {word if found.total == 1 else plural}",
        "blocks": presenting.in_order(shown["blocks"]),
        "lines": [] if face else _lines(user, found.hits, bool(asked.q)),
        "instead": "practices/quadrant.html" if face else "practices/lines.html",
        "tabs": _tabs(asked, face),
        "first_filter": "practices/seeks.html" if stage == Practice.Stage.INITIATIVE else "",
        "seeks": "zoekt" in asked.filters,
        "seeks_url": asked.toggled("zoekt", "ja").address,
        "quadrant": _quadrant(user, found) if face else None,
        "may_add": rules.may_add_practice(user),
    }
    return page(request, "practices/list.html", context, announce=str(context["count"]))


def _lines(user: Any, hits: Sequence[Hit], is_asked: bool) -> list[dict[str, Any]]:
    """As practices stand in a list, with the passage that was found where something was asked. Two queries."""
    keys = [int(hit.key.rpartition("-")[2]) for hit in hits]
    rows, followed = queries.visible_to(user).in_bulk(keys), queries.followed_by(user, keys)
    return [
        {**presenting.line_of(rows[pk], pk in followed), "pieces": hit.pieces if is_asked else []}
        for pk, hit in zip(keys, hits, strict=True)
        if pk in rows
    ]


def _tabs(asked: Asked, chosen: str) -> list[dict[str, Any]]:
    faces = (("", "Lijst", "list"), (QUADRANT, "Kwadrant", "matrix"))
    return [
        {
            "label": label,
            "icon": icon,
            "url": asked.but(also=(("weergave", face),) if face else (), page=1).address,
            "current": face == chosen,
        }
        for face, label, icon in faces
    ]


def _quadrant(user: Any, found: Found) -> quadrant.Quadrant:
    """How many lie in each cell, and the first of them."""
    asked, counts = found.asked.but(page=1), found.counts["kwadrant"]
    chosen = asked.filters.get("kwadrant", ())
    cells = {code: asked.but(filters={**asked.filters, "kwadrant": (code,)}) for row in quadrant.CELLS for code in row}
    items = {code: find(user, cell.but(page_size=IN_CELL)).lines for code, cell in cells.items() if counts.get(code)}
    urls = {code: cell.but(also=()).address for code, cell in cells.items()}
    return quadrant.drawn(chosen[0] if len(chosen) == 1 else "", counts, items, urls)


@require_safe
def practice_detail(request: HttpRequest, ref: str) -> HttpResponse:
    practice: Practice = PAGES.visible_or_404(request, ref)
    user = request.user
    context = {
        **PAGES.detail_context(request, practice),
        "practice": practice,
        "kicker": presenting.WORDS[Practice.Stage(practice.stage)][0].capitalize(),
        "this": presenting.this(practice),
        "glance": presenting.at_a_glance(practice),
        "sure": presenting.sure_of(practice),
        "evidence": presenting.evidence_of(practice),
        "organisation": queries.organisation_of(user, practice),
        "partners": queries.partners_of(user, practice),
        "quadrant": quadrant.drawn(practice.quadrant) if practice.quadrant else None,
        "shows_contact": bool(practice.contact or practice.contact_email) and queries.may_see_contact(user, practice),
        "hides_contact": bool(practice.contact or practice.contact_email)
        and not queries.may_see_contact(user, practice),
        "may_follow": rules.may_follow(user, practice),
        "follows": queries.follows(user, practice),
        "may_complete": rules.may_complete(user, practice),
        "similar": finding.similar(user, practice),
    }
    return page(request, "practices/detail.html", context)


@require_safe
def practice_proposals(request: HttpRequest) -> HttpResponse:
    """What waits for the editors; who is no editor sees their own."""
    if answer := unless(rules.may_see_proposals(request.user), request):
        return answer
    found = Paginator(queries.proposals(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"pages": found, "lines": [presenting.line_of(row) for row in found]}
    return page(request, "practices/proposals.html", context)
