"""The gallery: the living style guide."""

from django.urls import path

from weerbaar.foundation.ui import gallery

app_name = "ui"
urlpatterns = [path("", gallery.gallery, name="gallery")]
