"""The page with the whole history of one record, the same for every kind."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.ui.lines import Line, lines_of
from weerbaar.foundation.ui.pages import page

PAGE_SIZE = 25


def history_page(
    request: HttpRequest,
    record: Any,
    entries: QuerySet[Entry] | list[Entry],
    steps: Sequence[str] = (),
    versions_url: str = "",
    told: Callable[[list[Entry], Any], list[Line]] = lines_of,
) -> HttpResponse:
    """`entries` are those that this reader may read; `steps` the crumbs before the record itself, as pairs of word and
    address; `told` makes lines of the entries on one page."""
    found = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "name": str(record),
        "steps": [*steps, str(record), record.get_absolute_url(), "Geschiedenis"],
        "stands_under": resolve_url(steps[1]) if steps else "",
        "versions_url": versions_url,
        "found": found,
        "history": told(list(found), request.user),
    }
    return page(request, "ui/history.html", context)
