from django.urls import path

from weerbaar.features.networks.capabilities import views

urlpatterns = [
    path("organisaties/<slug:ref>/capaciteiten/nieuw/", views.capability_add, name="capability_add"),
    path("organisaties/<slug:ref>/capaciteiten/snel/", views.capability_quick, name="capability_quick"),
    path("capaciteiten/<slug:ref>/", views.capability_detail, name="capability_detail"),
    path("capaciteiten/<slug:ref>/geschiedenis/", views.capability_history, name="capability_history"),
    path("capaciteiten/<slug:ref>/wijzigen/", views.capability_change, name="capability_change"),
    path("capaciteiten/<slug:ref>/bevestigen/", views.capability_confirm, name="capability_confirm"),
    path("capaciteiten/<slug:ref>/intrekken/", views.capability_withdraw, name="capability_withdraw"),
    path("capaciteiten/<slug:ref>/herstellen/", views.capability_restore, name="capability_restore"),
]
