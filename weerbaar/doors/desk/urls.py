"""What needs attention, for who looks after something."""

from django.urls import path, register_converter

from weerbaar.doors.desk import views
from weerbaar.foundation.organisations.scopes import KINDS


class ScopeWord:
    """organisatie, gemeente, regio or behoefte."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ScopeWord, "scope")

app_name = "desk"
urlpatterns = [
    path("mijn/", views.index, name="index"),
    path("mijn/<scope:word>/<slug:key>/", views.desk, name="desk"),
    path("mijn/<scope:word>/<slug:key>/download/<slug:kind>/", views.download, name="download"),
    path("mijn/<scope:word>/<slug:key>/aandacht/<slug:name>/", views.matter, name="matter"),
]
