from django.urls import path

from weerbaar.features.networks.graph import views

urlpatterns = [path("netwerkkaart/netwerk.json", views.network_data, name="network_data")]
