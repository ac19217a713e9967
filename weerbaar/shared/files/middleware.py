"""What is far too big is refused before a byte of it is read: no form of ours takes more than a file may be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from weerbaar.foundation.ui.errors import error
from weerbaar.shared.files.limits import MEGABYTE, most_bytes, too_big

ROOM = 2 * MEGABYTE  # for the other fields of a form


def refuse_too_big(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Stands last: nothing reads the body before the view and the check of forms just before it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        if told.isdigit() and int(told) > most_bytes() + ROOM:
            refused = error(request, 413, too_big())
            refused["Connection"] = "close"
            return refused
        return get_response(request)

    return middleware
