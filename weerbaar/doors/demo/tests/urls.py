"""The addresses as a demo has them: those of the house and those under /demo/."""

from django.urls import include, path

from config.urls import urlpatterns as house

urlpatterns = [path("demo/", include("weerbaar.doors.demo.urls")), *house]
