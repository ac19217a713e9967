"""Addresses under /demo/, which exist in the demo only."""

from django.urls import path

from weerbaar.doors.demo import views

app_name = "demo"
urlpatterns = [
    path("accounts/", views.code_list, name="codes"),
    path("post/", views.post_list, name="post"),
    path("post/<int:moment>/", views.post_letter, name="letter"),
]
