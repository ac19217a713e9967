from django.urls import path

from weerbaar.shared.experiences import views

urlpatterns = [
    path("ervaringen/<slug:ref>/wijzigen/", views.experience_change, name="experience_change"),
    path("ervaringen/<slug:ref>/weghalen/", views.experience_remove, name="experience_remove"),
    path("ervaringen/<slug:kind>/<slug:ref>/vertellen/", views.experience_add, name="experience_add"),
]
