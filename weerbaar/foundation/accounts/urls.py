"""Addresses of our own among those of allauth."""

from django.urls import path

from weerbaar.foundation.accounts import views

urlpatterns = [
    path("tweede-stap/begin/", views.second_step, name="account_second_step"),
    path("sleutels/", views.token_list, name="token_list"),
    path("sleutels/<int:pk>/intrekken/", views.token_revoke, name="token_revoke"),
]
