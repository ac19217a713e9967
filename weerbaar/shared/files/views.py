"""Sending a file in pieces, after the tus protocol 1.0 (core, creation, termination): https://tus.io/protocols.

Requests come from `upload.js`; each refusal is a Dutch sentence in the body.
"""

import base64
import binascii
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from weerbaar.foundation.kit.errors import Invalid, Refused
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.files import queries, rules, services
from weerbaar.shared.files.limits import most_bytes, too_big
from weerbaar.shared.files.models import StoredFile

VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"


@require_POST
def file_begin(request: HttpRequest) -> HttpResponse:
    """`Upload-Length` and the name in `Upload-Metadata`: 201 with the address to send pieces to."""
    if answer := unless(rules.may_send(request.user), request):
        return answer
    size = _number(request, "Upload-Length")
    if size is None:
        return _tus(400, "Zeg hoe groot het bestand is.")
    if size > most_bytes():
        return _tus(413, too_big())
    try:
        file = services.begin_file(request.user, _name(request), size)
    except Invalid as error:
        return _tus(400, str(error))
    except Refused as error:
        return _tus(429, str(error))
    return _tus(201, Location=reverse("file_piece", args=[file.ref]), **{"Upload-Offset": "0"})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def file_piece(request: HttpRequest, ref: str) -> HttpResponse:
    """HEAD: how much is there. PATCH: the next piece. DELETE: throw away. For who began it alone."""
    file = get_object_or_404(queries.sent_by(request.user), ref=ref)
    acts: dict[str, Callable[[HttpRequest, StoredFile], HttpResponse]] = {
        "HEAD": _told, "PATCH": _taken, "DELETE": _dropped,
    }  # fmt: skip
    return acts[request.method or ""](request, file)


def _told(request: HttpRequest, file: StoredFile) -> HttpResponse:
    return _tus(200, **_offset(file), **{"Upload-Length": str(file.size)})


def _taken(request: HttpRequest, file: StoredFile) -> HttpResponse:
    start = _number(request, "Upload-Offset")
    if request.content_type != PIECE_TYPE:
        return _tus(415, "Dit is geen stuk van een bestand.")
    if start is None:
        return _tus(400, "Zeg waar dit stuk begint.")
    try:
        file = services.add_piece(request.user, file, start, request.read)
    except services.WrongPlace as error:
        return _tus(409, str(error), **{"Upload-Offset": str(error.received)})
    except Invalid as error:
        return _tus(422, str(error))
    return _tus(204, **_offset(file))


def _dropped(request: HttpRequest, file: StoredFile) -> HttpResponse:
    services.drop(file)
    return _tus(204)


def _offset(file: StoredFile) -> dict[str, str]:
    return {"Upload-Offset": str(file.received)}


def _number(request: HttpRequest, header: str) -> int | None:
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _name(request: HttpRequest) -> str:
    """The file name in `Upload-Metadata: filename <base64>`."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode("utf-8", "replace")
            except (binascii.Error, ValueError):
                return ""
    return ""


def _tus(status: int, text: str = "", **headers: str) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name] = value
    return response
