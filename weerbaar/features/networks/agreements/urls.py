from django.urls import path

from weerbaar.features.networks.agreements import views

urlpatterns = [
    path("afspraken/", views.agreement_list, name="agreement_list"),
    path("afspraken/nieuw/", views.agreement_add, name="agreement_add"),
    path("afspraken/<slug:ref>/", views.agreement_detail, name="agreement_detail"),
    path("afspraken/<slug:ref>/geschiedenis/", views.agreement_history, name="agreement_history"),
    path("afspraken/<slug:ref>/document/", views.agreement_document, name="agreement_document"),
    path("afspraken/<slug:ref>/wijzigen/", views.agreement_change, name="agreement_change"),
    path("afspraken/<slug:ref>/bevestigen/", views.agreement_confirm, name="agreement_confirm"),
    path("afspraken/<slug:ref>/geoefend/", views.agreement_exercise, name="agreement_exercise"),
]
