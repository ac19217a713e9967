"""Searching over everything, and searches that somebody keeps."""

from django.urls import path

from weerbaar.doors.find.views import saving, searching

urlpatterns = [
    path("zoeken/", searching.search, name="search"),
    path("zoeken/suggesties/", searching.search_suggestions, name="search_suggestions"),
    path("zoeken/bewaren/", saving.saved_search_add, name="saved_search_add"),
    path("zoeken/bewaard/", saving.saved_search_list, name="saved_search_list"),
    path("zoeken/bewaard/<slug:ref>/", saving.saved_search_change, name="saved_search_change"),
    path("zoeken/bewaard/<slug:ref>/weg/", saving.saved_search_remove, name="saved_search_remove"),
    path("zoeken/bewaard/<slug:ref>/terug/", saving.saved_search_restore, name="saved_search_restore"),
    path("zoeken/afmelden/<str:token>/", saving.saved_search_stop, name="saved_search_stop"),
]
