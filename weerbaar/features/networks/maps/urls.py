from django.urls import path

from weerbaar.features.networks.maps import views

urlpatterns = [
    path("netwerkkaart/", views.network_map, name="network_map"),
    path("netwerkkaart/suggesties/", views.network_map_suggestions, name="network_map_suggestions"),
]
