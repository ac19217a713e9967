from django.urls import path

from weerbaar.shared.links import views

urlpatterns = [
    path("hoort-bij/<slug:kind>/<slug:ref>/", views.links_of, name="links_of"),
    path(
        "hoort-bij/<slug:kind>/<slug:ref>/<slug:other_kind>/<slug:other_ref>/weg/",
        views.link_remove,
        name="link_remove",
    ),
]
