from django.urls import path

from weerbaar.features.networks.places import views

urlpatterns = [
    path("behoeften/", views.need_list, name="need_list"),
    path("behoeften/<slug:code>/", views.need_detail, name="need_detail"),
    path("regios/", views.region_list, name="region_list"),
    path("regios/<slug:code>/", views.region_detail, name="region_detail"),
]
