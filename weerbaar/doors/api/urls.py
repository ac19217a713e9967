"""Addresses without a slash at the end, as the Dutch API design rules ask."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from weerbaar.doors.api.api import api, mount, problem

mount()


def absent(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else is asked below /api/."""
    return problem(404, "Niet gevonden", f"Onder /api/ bestaat '{rest[:100]}' niet.")


urlpatterns = [
    path("api/v1/", api.urls),
    re_path(r"^api/(?P<rest>.*)$", absent, name="api_absent"),
]
