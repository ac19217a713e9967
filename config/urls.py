"""The addresses of the whole house."""

from typing import Any

from django.conf import settings
from django.urls import include, path

from config.health import healthz

urlpatterns: list[Any] = [
    path("healthz", healthz, name="healthz"),
]
if settings.IS_DEMO:
    urlpatterns.append(path("demo/", include("weerbaar.doors.demo.urls")))
