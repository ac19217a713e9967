"""Open data for people and for programs: one page that leads to all of it, the catalogue, the lists of concepts.

Graphs are imported where one is made: rdflib takes a third of a second of every start, and few requests need it.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from weerbaar.doors.catalogue import lists
from weerbaar.doors.catalogue.answering import opened, sent, wanted
from weerbaar.doors.catalogue.forms import CATALOGUE, FORMS, HOME, Written
from weerbaar.doors.catalogue.lists import ConceptList
from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.ports import catalogue as port
from weerbaar.foundation.ports.catalogue import OpenData, Service
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.files.limits import in_words

NEWEST = 5
FOLLOWS = ("dataset.", "term.")


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, in which formats, how large."""
    groups = [group for group in map(_group, port.sources()) if group["items"]]
    every = lists.every()
    context = {
        "groups": groups,
        "forms": [
            {
                "label": form.label,
                "url": f"{CATALOGUE}.{form.ending}",
                "size": in_words(len(_all(form.ending).content)),
            }
            for form in FORMS.values()
        ],
        "list_count": len(every),
        "concept_count": sum(len(one.concepts) for one in every),
        "licence": settings.OPEN_DATA_LICENCE,
        "licence_url": settings.OPEN_DATA_LICENCE_URI,
    }
    return page(request, "catalogue/open_data.html", context)


def _group(source: port.Source) -> dict[str, Any]:
    items = list(source.every())
    data = [one for one in items if isinstance(one, OpenData)]
    services = [one for one in items if isinstance(one, Service)]
    shown = sorted(data, key=lambda one: (_moment(one), one.id), reverse=True)[:NEWEST] if source.page else data
    return {
        "title": source.title,
        "text": source.text,
        "page": source.page,
        "items": [*map(_line, shown), *map(_service_line, services)],
        "more": len(data) - len(shown),
        "count": len(data),
    }


def _moment(one: OpenData) -> float:
    return one.modified.timestamp() if one.modified else 0.0


def _service_line(one: Service) -> dict[str, Any]:
    files = [{"url": one.described_at, "label": "OpenAPI", "size": "", "title": one.title}]
    return {"title": one.title, "url": one.page, "about": one.description, "files": files}


def _line(one: OpenData) -> dict[str, Any]:
    files = [
        {
            "url": told.download or told.access,
            "label": told.label,
            "size": in_words(told.size) if told.size is not None else "",
            "title": told.title,
        }
        for told in one.distributions
    ]
    about = one.description.split("\n")[0]
    return {"title": one.title, "url": one.page, "about": about if about != one.title else "", "files": files}


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """For programs the catalogue in the form they ask for, for people the page about open data."""
    ending = wanted(request)
    return sent(request, _all(ending)) if ending else _see(HOME)


@require_safe
def catalogue_file(request: HttpRequest, ending: str) -> HttpResponse:
    return sent(request, _all(ending))


@require_safe
def described(request: HttpRequest, id_: str, ending: str) -> HttpResponse:
    """The description of one data set or service."""
    item = _item(id_)
    from weerbaar.doors.catalogue import dcat, graphs

    return sent(request, graphs.written(dcat.one(item), ending))


@require_safe
def identified(request: HttpRequest, id_: str) -> HttpResponse:
    """The address for good of one: it leads people to its page, programs to its description."""
    item, ending = _item(id_), wanted(request)
    return _see(f"{CATALOGUE}/{id_}.{ending}" if ending else item.page)


def _item(id_: str) -> OpenData | Service:
    found = next((one for one in port.every() if one.id == id_), None)
    if found is None:
        raise Http404
    return found


def _see(path: str) -> HttpResponse:
    response = HttpResponseRedirect(path)
    response.status_code = 303
    return opened(response)


def _all(ending: str) -> Written:
    """The whole catalogue, remembered until something happens to what is in it."""

    def make() -> Written:
        from weerbaar.doors.catalogue import dcat, graphs

        return graphs.written(dcat.catalogue(port.every()), ending)

    told = ("catalogue", ending, settings.PRODUCT_URL, settings.PUBLISHER_URI, settings.OPEN_DATA_LICENCE_URI)
    return remembered(told, make, follows=FOLLOWS)


def _some(labels: list[str], longest: int = 140) -> str:
    """The first of them, whole, as far as they fit in two lines."""
    text = ", ".join(labels)
    return text if len(text) <= longest else f"{text[:longest].rpartition(', ')[0] or text[:longest]}, …"


@require_safe
def concept_lists(request: HttpRequest) -> HttpResponse:
    lines = [
        {
            "title": one.title,
            "url": one.path,
            "count": len(one.concepts),
            "some": _some([concept.label for concept in one.concepts if not concept.is_retired]),
            "forms": _forms(one),
        }
        for one in lists.every()
    ]
    return page(request, "catalogue/lists.html", {"lines": lines})


@require_safe
def concept_list(request: HttpRequest, name: str) -> HttpResponse:
    """One list: for people a page, on which each concept has its own place; for programs what they ask for."""
    told = _list(name)
    if ending := wanted(request):
        return sent(request, _scheme(told, ending))
    labels = _labels()
    context = {
        "told": told,
        "forms": _forms(told),
        "rows": [
            {
                "concept": one,
                "broader": [(path, labels.get(path, path)) for path in one.broader],
                "narrower": [(path, labels.get(path, path)) for path in one.narrower],
                "replaced_by": (one.replaced_by, labels.get(one.replaced_by, "")) if one.replaced_by else None,
            }
            for one in told.concepts
        ],
    }
    response = page(request, "catalogue/list.html", context)
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def concept_list_file(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    return sent(request, _scheme(_list(name), ending))


def concept_list_with_slash(request: HttpRequest, name: str) -> HttpResponse:
    return redirect(_list(name).path, permanent=True)


def _labels() -> dict[str, str]:
    return {f"{one.path}#{concept.code}": concept.label for one in lists.every() for concept in one.concepts}


def _list(name: str) -> ConceptList:
    found = lists.get(name)
    if found is None:
        raise Http404
    return found


def _forms(told: ConceptList) -> list[dict[str, str]]:
    return [{"label": form.label, "url": f"{told.path}.{form.ending}"} for form in FORMS.values()]


def _scheme(told: ConceptList, ending: str) -> Written:

    def make() -> Written:
        from weerbaar.doors.catalogue import graphs, skos

        return graphs.written(skos.scheme(told), ending)

    key = ("concepts", told, ending, settings.PRODUCT_URL, settings.OPEN_DATA_LICENCE_URI)
    return remembered(key, make, follows=FOLLOWS)
