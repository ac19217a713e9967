"""Putting a document on the shelf and keeping it, for editors: the pages of every shelf, with a file."""

from weerbaar.features.content.library.forms import DocumentForm
from weerbaar.features.content.library.services.keeping import FILING
from weerbaar.shared.publishing.filed_pages import filed_pages, read_again_view

PAGES = filed_pages(
    FILING,
    DocumentForm,
    path="bibliotheek/",
    list_name="library_list",
    list_title="Bibliotheek",
    form_template="library/form.html",
    lead="Een rapport, handreiking, plan, wet of brief. De tekst wordt daarna vanzelf doorzoekbaar.",
    withdrawing="Het bestand is dan niet meer te downloaden.",
    place="in de bibliotheek",
)
document_read_again = read_again_view(PAGES, FILING, "De tekst wordt opnieuw gelezen.")
