from django.urls import path

from weerbaar.features.networks.reports import views

urlpatterns = [
    path("organisaties/<slug:ref>/klopt-niet/", views.report_add, {"kind": "organisation"}, name="organisation_report"),
    path("contacten/<slug:ref>/klopt-niet/", views.report_add, {"kind": "contact"}, name="contact_report"),
    path("capaciteiten/<slug:ref>/klopt-niet/", views.report_add, {"kind": "capability"}, name="capability_report"),
    path("afspraken/<slug:ref>/klopt-niet/", views.report_add, {"kind": "agreement"}, name="agreement_report"),
    path("mijn-melding/<str:token>/", views.report_followed, name="report_followed"),
    path("meldingen/", views.report_list, name="report_list"),
    path("meldingen/<slug:ref>/", views.report_detail, name="report_detail"),
    path("meldingen/<slug:ref>/doorsturen/", views.report_forward, name="report_forward"),
]
