"""Answers to programs: open to every site, kept for a while by whoever stands between, not sent when they have it."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from weerbaar.doors.catalogue.forms import FORMS, Written

SECONDS = 300
HTML = "text/html"


def wanted(request: HttpRequest) -> str:
    """The ending of what the asker would rather have; '' for a page for people."""
    kinds = [HTML, *(form.media_type for form in FORMS.values())]
    chosen = request.get_preferred_type(kinds)
    return next((form.ending for form in FORMS.values() if form.media_type == chosen), "")


def sent(request: HttpRequest, told: Written) -> HttpResponse:
    etags = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    is_known = told.etag in etags or "*" in etags
    response = HttpResponseNotModified() if is_known else HttpResponse(told.content)
    if not is_known:
        response["Content-Type"] = f"{told.form.media_type}; charset=utf-8"
    response["ETag"] = told.etag
    return opened(response)


def opened(response: HttpResponse) -> HttpResponse:
    """For every site, and for what stands between."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Vary"] = "Accept"
    return response
