from django.urls import path

from weerbaar.features.networks.exports import views

urlpatterns = [
    path("netwerkkaart/download/<slug:name>/", views.network_map_download, name="network_map_download"),
    path("meenemen/", views.export_list, name="export_list"),
    path("meenemen/<slug:ref>/", views.export_detail, name="export_detail"),
    path("meenemen/<slug:ref>/bestand/", views.export_file, name="export_file"),
    path("meenemen/<slug:ref>/opnieuw/", views.export_again, name="export_again"),
    path("meenemen/<slug:ref>/weggooien/", views.export_drop, name="export_drop"),
]
