"""Addresses of our own among those of allauth."""

from django.urls import path

from weerbaar.foundation.accounts.views import second_step

urlpatterns = [path("tweede-stap/begin/", second_step, name="account_second_step")]
