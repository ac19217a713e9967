from django.urls import path

from weerbaar.features.content.library.views import keeping, reading

urlpatterns = [
    path("bibliotheek/", reading.library_list, name="library_list"),
    *keeping.PAGES.urls(),
    path("bibliotheek/<slug:ref>/", reading.document_detail, name="document_detail"),
    path("bibliotheek/<slug:ref>/tekst/<int:number>/", reading.document_text, name="document_text"),
    path("bibliotheek/<slug:ref>/zoeken/", reading.document_search, name="document_search"),
    path("bibliotheek/<slug:ref>/bestand/", reading.document_file, name="document_file"),
    path("bibliotheek/<slug:ref>/opnieuw-lezen/", keeping.document_read_again, name="document_read_again"),
]
