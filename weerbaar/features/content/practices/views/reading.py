"""What readers see: the lists, the quadrant, one practice or initiative, and what waits for the editors."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.content.practices import asked as asking
from weerbaar.features.content.practices import finding, listing, presenting, quadrant, queries, rules
from weerbaar.features.content.practices.asked import Asked
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.pages import PAGES
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 20
IN_CELL = 4
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
    """One page of the list, or the same selection as the quadrant."""
    asked, user = asking.read(request.GET), request.user
    among = finding.found(user, stage, asked.q) if asked.q else None
    found = listing.rows(user, stage, asked, among)
    pages = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    word, plural, name, title = presenting.WORDS[stage]
    followed = queries.followed_by(user, [row.pk for row in pages])
    context = {
        "asked": asked,
        "stage": stage.value,
        "title": title,
        "lead": LEADS[stage],
        "list_name": name,
        "is_initiatives": stage == Practice.Stage.INITIATIVE,
        "counted": f"{pages.paginator.count} {word if pages.paginator.count == 1 else plural}",
        "pages": pages,
        "lines": [presenting.line_of(row, row.pk in followed) for row in pages],
        "blocks": listing.blocks(user, stage, asked, among),
        "chips": listing.chips(asked),
        "chosen_count": sum(map(len, asked.filters.values())) + asked.seeks,
        "tabs": _tabs(asked),
        "seeks_url": replace(asked, seeks=not asked.seeks).address(),
        "quadrant": _quadrant(request, stage, asked, among) if asked.face == asking.QUADRANT else None,
        "may_add": rules.may_add_practice(user),
    }
    return page(request, "practices/list.html", context, announce=str(context["counted"]))


def _tabs(asked: Asked) -> list[dict[str, Any]]:
    faces = ((asking.LIST, "Lijst", "list"), (asking.QUADRANT, "Kwadrant", "matrix"))
    return [
        {
            "label": label,
            "icon": icon,
            "url": replace(asked, face=face).address(),
            "current": face == asked.face,
        }
        for face, label, icon in faces
    ]


def _quadrant(request: HttpRequest, stage: str, asked: Asked, among: list[int] | None) -> quadrant.Quadrant:
    """How many lie in each cell, and the newest of them."""
    choice = next(one for one in asking.CHOICES if one.name == "kwadrant")
    counts = listing.counts(request.user, stage, asked, choice, among)
    chosen = asked.filters.get("kwadrant", ())
    codes = [code for row in quadrant.CELLS for code in row]
    items = {code: listing.first_in(request.user, stage, asked, code, IN_CELL, among) for code in codes}
    urls = {code: asked.only("kwadrant", code).address() for code in items}
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
