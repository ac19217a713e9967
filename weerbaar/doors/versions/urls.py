"""Earlier versions of every kind of record that declares them, under the record's own address."""

from django.urls import path

from weerbaar.doors.versions import views

app_name = "versions"
urlpatterns = [
    path("<slug:plural>/<slug:ref>/versies/", views.version_list, name="list"),
    path("<slug:plural>/<slug:ref>/versies/<slug:key>/", views.version_detail, name="detail"),
    path("<slug:plural>/<slug:ref>/versies/<slug:key>/terugzetten/", views.version_restore, name="restore"),
]
