from django.urls import path

from weerbaar.shared.files import views

urlpatterns = [
    path("bestanden/", views.file_begin, name="file_begin"),
    path("bestanden/<slug:ref>/", views.file_piece, name="file_piece"),
]
