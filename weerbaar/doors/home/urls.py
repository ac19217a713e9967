"""The front door and the pages about the house itself."""

from django.urls import path

from weerbaar.doors.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="index"),
    path("over/", views.about, name="about"),
    path("contact/", views.contact, name="contact"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("favicon.ico", views.favicon, name="favicon"),
]
