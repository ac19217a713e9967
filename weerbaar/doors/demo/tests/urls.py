"""The addresses as a demo has them."""

from django.urls import include, path

urlpatterns = [path("demo/", include("weerbaar.doors.demo.urls"))]
