"""The form of a document: its file, and what a document has beside everything on the shelf."""

from django import forms

from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.taxonomy.fields import TermField
from weerbaar.shared.publishing.forms import FiledForm, day_field, replaces_field, text_field


class DocumentForm(FiledForm):
    """`stored` is the file that was sent, if any; a new document needs one."""

    shelf = SHELF
    kinds = "PDF, DOCX, ODT, PPTX, HTML of TXT."

    kind = TermField("document-kind", label="Soort document")
    author = forms.CharField(
        label="Welke organisatie schreef het?",
        max_length=200,
        help_text="De organisatie, niet de naam van een persoon.",
        error_messages={"required": "Vul in welke organisatie het schreef."},
    )
    published_on = day_field("Verschenen op")
    licence = TermField("licence", label="Wat mag een lezer ermee?")
    accessibility = text_field(
        "Hoe toegankelijk is het bestand?", "Bijvoorbeeld: te lezen met een schermlezer, of alleen plaatjes.", 2
    )
    version = forms.CharField(label="Versie", required=False, max_length=50)
    replaces = replaces_field("Welk document vervangt het?", "het oude document")
