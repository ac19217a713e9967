"""Everything with a date, as a line and as a list."""

from django.urls import path

from weerbaar.doors.timeline import views

app_name = "timeline"
urlpatterns = [path("tijdlijn/", views.timeline, name="index")]
