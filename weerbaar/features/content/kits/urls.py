from django.urls import path

from weerbaar.features.content.kits import views

urlpatterns = [
    path("pakketten/", views.kit_list, name="kit_list"),
    *views.PAGES.urls(),
    path("pakketten/<slug:ref>/", views.kit_detail, name="kit_detail"),
    path("pakketten/<slug:ref>/invullen/", views.kit_fill, name="kit_fill"),
    path("pakketten/<slug:ref>/bestanden/", views.kit_files, name="kit_files"),
    path("pakketten/<slug:ref>/bestanden/<slug:file_ref>/", views.kit_file, name="kit_file"),
    path("pakketten/<slug:ref>/bestanden/<slug:file_ref>/weghalen/", views.kit_file_remove, name="kit_file_remove"),
]
