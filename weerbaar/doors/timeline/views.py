"""The timeline: everything with a date that its reader may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from weerbaar.doors.timeline import asked as asking
from weerbaar.doors.timeline import drawing
from weerbaar.doors.timeline.asked import LINE, LIST, Asked
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import dated, feeds, findables

PAGE_SIZE = 50


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """As a line, or as a list; narrowed by need, region, kind and time, all of it in the address."""
    user, asked, today = request.user, asking.read(request.GET), timezone.localdate()
    total = dated.totals(user, asked.filters, [asked.period.span], but=dated.NO_NEWS)[0]
    parts = drawing.months(user, asked) if asked.period.year else drawing.years(user, asked)
    size = PAGE_SIZE if asked.face == LIST else drawing.MUCH
    context = {
        "asked": asked,
        "total": total,
        "today": today,
        "kinds": _kinds(user, asked),
        "needs": [(code, vocabularies.label("need", code)) for code in vocabularies.codes("need")],
        "regions": sorted(geography.table().regions.items(), key=lambda one: one[1]),
        "need_label": vocabularies.label("need", asked.need) if asked.need else "",
        "region_name": geography.table().name(asked.region) if asked.region else "",
        "bars": drawing.bars(asked, parts, today),
        "tabs": _tabs(asked),
        "wider": asked.but(period=asked.period.wider),
        "feeds": [_feed(asked)],
        "is_paged": asked.face == LIST or bool(asked.period.month),
        "pages": Paginator(range(total), size).get_page(asked.page),
        **_shown(user, asked, total, parts, today),
    }
    return page(request, "timeline/index.html", context, announce=f"{total} op de tijdlijn")


def _shown(user: Any, asked: Asked, total: int, parts: Any, today: Any) -> dict[str, Any]:
    if asked.face == LINE:
        return {"groups": drawing.groups(user, asked, total, parts, today)}
    offset = (asked.page - 1) * PAGE_SIZE
    found = dated.newest(user, asked.filters, span=asked.period.span, limit=PAGE_SIZE, offset=offset, but=dated.NO_NEWS)
    return {"rows": [one.short for one in found.items]}


def _kinds(user: Any, asked: Asked) -> list[dict[str, Any]]:
    """The kinds that came out in this time, each with how many there are and the address with it alone."""
    filters = {name: codes for name, codes in asked.filters.items() if name != "soort"}
    counts = dated.counts(user, filters, ("soort",), asked.period.span, but=dated.NO_NEWS)["soort"]
    return [
        {
            "label": findable.plural,
            "icon": dated.icon_of(findable.word),
            "count": counts.get(findable.word, 0),
            "is_chosen": findable.word == asked.kind,
            "url": asked.but(kind="" if findable.word == asked.kind else findable.word),
        }
        for findable in findables.every()
        if counts.get(findable.word) or findable.word == asked.kind
    ]


def _feed(asked: Asked) -> feeds.Link:
    """What is shown here, as it goes on coming out."""
    return feeds.of(**{name: codes[0] for name, codes in asked.filters.items()})


def _tabs(asked: Asked) -> list[dict[str, Any]]:
    path = reverse("timeline:index")
    faces = ((LINE, "Lijn", "timeline"), (LIST, "Lijst", "table"))
    return [
        {"label": label, "url": f"{path}{asked.but(face=face)}", "icon": icon, "current": asked.face == face}
        for face, label, icon in faces
    ]
