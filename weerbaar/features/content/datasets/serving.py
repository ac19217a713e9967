"""Handing a file of a data set to a reader, as the view allowed. What is open may be kept, and read by any site."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags

from weerbaar.foundation.kit.uploads import tidy_name
from weerbaar.shared.files.serving import CONTENT_TYPES

TYPES = {**CONTENT_TYPES, "json": "application/json"}
SECONDS = 300


def sent(request: HttpRequest, content: Any, digest: str, title: str, kind: str, *, is_open: bool) -> HttpResponseBase:
    """The file, in pieces, under a plain name; 304 when the asker has it. Raises FileNotFoundError."""
    etag = f'"{digest}"'
    asked = {one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))}
    if is_open and (etag in asked or "*" in asked):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = FileResponse(
            content.open("rb"),
            as_attachment=True,
            filename=tidy_name(f"{title}.{kind}", kind),
            content_type=TYPES[kind],
        )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    if is_open:
        response["ETag"] = etag
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
