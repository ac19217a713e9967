from django.urls import path, re_path

from weerbaar.doors.catalogue import views

_ENDING = r"\.(?P<ending>ttl|jsonld|rdf)$"
_ID = r"(?P<id_>[a-z]+/[a-z0-9-]+)"

urlpatterns = [
    path("open-data/", views.open_data, name="open_data"),
    path("catalogus", views.catalogue, name="catalogue"),
    re_path(rf"^catalogus{_ENDING}", views.catalogue_file, name="catalogue_file"),
    re_path(rf"^catalogus/{_ID}{_ENDING}", views.described, name="catalogue_item"),
    re_path(rf"^id/{_ID}$", views.identified, name="catalogue_id"),
    path("begrippenlijsten/", views.concept_lists, name="concept_lists"),
    re_path(rf"^begrippenlijsten/(?P<name>[a-z0-9-]+){_ENDING}", views.concept_list_file, name="concept_list_file"),
    path("begrippenlijsten/<slug:name>", views.concept_list, name="concept_list"),
    path("begrippenlijsten/<slug:name>/", views.concept_list_with_slash, name="concept_list_with_slash"),
]
