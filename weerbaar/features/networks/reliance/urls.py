from django.urls import path

from weerbaar.features.networks.reliance import views

urlpatterns = [
    path("organisaties/<slug:ref>/rekenen-op/", views.organisation_reliance, name="organisation_reliance"),
    path("relaties/<slug:ref>/vragen/", views.relation_ask, name="relation_ask"),
]
