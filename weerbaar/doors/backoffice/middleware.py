"""The back office has a strictness of its own: Wagtail needs inline scripts and styles, our pages do not."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LOOSER = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}


class BackofficePolicy:
    """Loosens the content security policy below the address of the back office, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(f"/{settings.BACKOFFICE_PATH}"):
            response._csp_replace = LOOSER  # type: ignore[attr-defined]
        return response
