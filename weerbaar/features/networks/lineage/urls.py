from django.urls import path

from weerbaar.features.networks.lineage.views import ending

urlpatterns = [
    path("organisaties/<slug:ref>/stoppen/", ending.organisation_end, name="organisation_end"),
    path("organisaties/<slug:ref>/hervatten/", ending.organisation_resume, name="organisation_resume"),
]
