from django.urls import path

from weerbaar.features.networks.upkeep import views

urlpatterns = [
    path("klopt-dit-nog/<str:token>/", views.upkeep_by_mail, name="upkeep_by_mail"),
    path("organisaties/<slug:ref>/nakijken/", views.upkeep_organisation, name="upkeep_organisation"),
]
