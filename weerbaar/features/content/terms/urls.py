from django.urls import path

from weerbaar.features.content.terms import views

urlpatterns = [
    path("begrippen/", views.notion_list, name="notion_list"),
    *views.PAGES.urls(),
    path("begrippen/<slug:ref>/", views.notion_detail, name="notion_detail"),
]
