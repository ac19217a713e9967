"""Addresses without a slash at the end, as the Dutch API design rules ask; every answer passes `around`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from weerbaar.doors.api.api import VERSION, api, mount
from weerbaar.doors.api.asker import identify
from weerbaar.doors.api.problems import problem

HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
View = Callable[..., HttpResponse]


def around(view: View) -> View:
    """Who asks and how often comes first; what goes for every answer comes last."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked, request.method = request.method, "GET" if request.method == "HEAD" else request.method
        response = identify(request) or view(request, *args, **kwargs)
        request.method = asked  # by which the server knows to leave the body out
        if response.status_code == 405:
            allowed = response.headers["Allow"]
            response = problem(405, "Dit kan niet", f"Dit adres kent alleen {allowed}.")
            response.headers["Allow"] = allowed
        return _headed(request, response)

    return answer


def _headed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response.headers[name] = value
    taken = getattr(request, "pace", None)
    if taken is not None:
        response.headers["RateLimit-Limit"] = str(taken.most)
        response.headers["RateLimit-Remaining"] = str(taken.left)
        response.headers["RateLimit-Reset"] = str(taken.seconds)
    return response


def absent(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else is asked below /api/."""
    return problem(404, "Niet gevonden", f"Onder /api/ bestaat '{rest[:100]}' niet.")


def description(request: HttpRequest, ending: str) -> HttpResponse:
    """The description, for everybody and from every site; as YAML too, of which JSON is a part."""
    schema = api.get_openapi_schema()
    kind = "application/json" if ending == "json" else "application/yaml"
    response = api.create_response(request, schema, status=200)
    response.headers["Content-Type"] = kind
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _headed(request, response)


mount()
_patterns, _app, _namespace = api.urls
for _pattern in _patterns:
    assert _pattern.callback is not None
    _pattern.callback = around(_pattern.callback)

urlpatterns = [
    re_path(r"^api/v1/openapi\.(?P<ending>json|yaml)$", description, name="api_description"),
    path("api/v1/", (_patterns, _app, _namespace)),
    re_path(r"^api/(?P<rest>.*)$", around(absent), name="api_absent"),
]
