from django.urls import path

from weerbaar.features.networks.chains import views

urlpatterns = [
    path("ketens/", views.chain_list, name="chain_list"),
    path("ketens/nieuw/", views.chain_add, name="chain_add"),
    path("ketens/<slug:ref>/", views.chain_detail, name="chain_detail"),
    path("ketens/<slug:ref>/wijzigen/", views.chain_change, name="chain_change"),
    path("ketens/<slug:ref>/verwijderen/", views.chain_remove, name="chain_remove"),
]
