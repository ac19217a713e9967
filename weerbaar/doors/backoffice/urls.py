"""The back office, on an address of its own; signing in is allauth's."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from weerbaar.doors.backoffice import serving


def sign_in(request: HttpRequest) -> HttpResponse:
    """Who is signed in already and lands here has no role for the back office: say so instead of asking again."""
    if request.user.is_authenticated:
        from django.core.exceptions import PermissionDenied

        raise PermissionDenied("Uw rol geeft geen toegang tot het beheer.")
    return redirect_to_login(request.GET.get("next", f"/{settings.BACKOFFICE_PATH}"))


def sign_out(request: HttpRequest) -> HttpResponse:
    return redirect("account_logout")


urlpatterns: list[Any] = [
    path(f"{settings.BACKOFFICE_PATH}login/", sign_in, name="backoffice_login"),
    path(f"{settings.BACKOFFICE_PATH}logout/", sign_out, name="backoffice_logout"),
    path(settings.BACKOFFICE_PATH, include(wagtailadmin_urls)),
    path("afbeelding/<int:pk>/<str:name>", serving.picture, name="backoffice_picture"),
    path("bijlage/<int:pk>/<str:name>", serving.document, name="backoffice_document"),
]
