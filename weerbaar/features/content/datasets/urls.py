from django.urls import path, re_path

from weerbaar.features.content.datasets.views import keeping, reading

urlpatterns = [
    path("gegevens/", reading.dataset_list, name="dataset_list"),
    *keeping.PAGES.urls(),
    path("gegevens/<slug:ref>/", reading.dataset_detail, name="dataset_detail"),
    path("gegevens/<slug:ref>/tabel/<int:number>/", reading.dataset_table, name="dataset_table"),
    path("gegevens/<slug:ref>/bestand/", reading.dataset_file, name="dataset_file"),
    re_path(
        r"^gegevens/(?P<ref>[-\w]+)/(?P<name>tabel|blad-[1-9]\d{0,2})\.(?P<ending>csv|json|ods)$",
        reading.dataset_made,
        name="dataset_made",
    ),
    path("gegevens/<slug:ref>/opnieuw-lezen/", keeping.dataset_read_again, name="dataset_read_again"),
]
