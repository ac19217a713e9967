"""Searching over everything."""

from django.urls import path

from weerbaar.doors.find import views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", views.search_suggestions, name="search_suggestions"),
]
