"""One way to answer with a page.

Every page template begins with `{% extends layout %}`. `layout` is the whole page (`ui/base.html`), or, when htmx asks
for a part, `ui/fragment.html`: the same block `content`, with the title and nothing around it. So one template serves
both; an element asks with `hx-get`, and takes what it needs from the content by `hx-select`.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

WHOLE = "ui/base.html"
FRAGMENT = "ui/fragment.html"
VARY = ("HX-Request", "HX-Boosted", "HX-Target", "HX-History-Restore-Request")


def is_asked_by_htmx(request: HttpRequest) -> bool:
    """True when the answer goes into a page that stands; going back in history wants a page of its own."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def wants_fragment(request: HttpRequest) -> bool:
    """True when htmx asks for a part. A boosted link wants the whole page, unless it aims at a part of it."""
    is_whole = "HX-Boosted" in request.headers and "HX-Target" not in request.headers
    return is_asked_by_htmx(request) and not is_whole


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
    *,
    announce: str = "",
) -> HttpResponse:
    """The page, whole or only its content, as the request asks.

    `announce` is a short Dutch sentence that a screen reader hears after a part was replaced ('23 organisaties').
    """
    layout = FRAGMENT if wants_fragment(request) else WHOLE
    response = render(request, template, {**(context or {}), "layout": layout}, status=status)
    patch_vary_headers(response, VARY)
    if announce and is_asked_by_htmx(request):
        response["HX-Trigger"] = json.dumps({"announce": announce})
    return response
