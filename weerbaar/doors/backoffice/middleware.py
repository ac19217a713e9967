"""The back office has a strictness of its own: Wagtail needs inline scripts and styles, our pages do not; and whoever
enters has passed the second step."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerbaar.doors.backoffice.groups import follow
from weerbaar.foundation.organisations.keyring import waits_for_second_step

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
        if _is_inside(request):
            del response["Content-Security-Policy"]  # of a preview, which is a page of the site within one of ours
            response._csp_replace = LOOSER  # type: ignore[attr-defined]
        return response


def _is_inside(request: HttpRequest) -> bool:
    return request.path.startswith(f"/{settings.BACKOFFICE_PATH}")


def second_step_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: who works in the back office passes the second step before seeing anything of it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_inside(request) and waits_for_second_step(request.user):
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('account_second_step')}?{query}")
        return get_response(request)

    return middleware


def all_or_nothing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what Wagtail writes for one request, and the lines of history about it, stand or fall together. Who
    enters has the groups of their roles."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_inside(request) or not request.user.is_authenticated:
            return get_response(request)
        follow(request.user)
        if request.method in ("GET", "HEAD"):
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware
