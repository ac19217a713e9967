"""Putting a data set on the shelf and keeping it, for editors: the pages of every shelf, with a file."""

from weerbaar.features.content.datasets.forms import DatasetForm
from weerbaar.features.content.datasets.services.keeping import FILING
from weerbaar.shared.publishing.filed_pages import filed_pages, read_again_view

PAGES = filed_pages(
    FILING,
    DatasetForm,
    path="gegevens/",
    list_name="dataset_list",
    list_title="Datasets",
    form_template="datasets/form.html",
    lead="Een tabel die anderen kunnen bekijken en gebruiken. Wat erin staat, lezen we daarna vanzelf.",
    withdrawing="De bestanden zijn dan niet meer te downloaden, en de dataset staat niet meer in de catalogus.",
    start=lambda request: {"frequency": "onbekend"},
    place="op de plank",
)
dataset_read_again = read_again_view(PAGES, FILING, "De tabel wordt opnieuw gelezen.")
