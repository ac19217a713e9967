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


def wants_fragment(request: HttpRequest) -> bool:
    """True when htmx asks for a part: not when going back in history, nor for a boosted link without a target."""
    headers = request.headers
    if headers.get("HX-Request") != "true" or headers.get("HX-History-Restore-Request") == "true":
        return False
    return headers.get("HX-Boosted") != "true" or "HX-Target" in headers


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
    fragment = wants_fragment(request)
    layout = FRAGMENT if fragment else WHOLE
    response = render(request, template, {**(context or {}), "layout": layout}, status=status)
    patch_vary_headers(response, ("HX-Request",))
    if fragment and announce:
        response["HX-Trigger"] = json.dumps({"announce": announce})
    return response
