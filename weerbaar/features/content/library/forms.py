"""The form of a document: its file, and what a document has beside everything on the shelf."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.content.library import queries
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.taxonomy.fields import TermField
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.links.queries import REF
from weerbaar.shared.publishing.forms import PublishedForm, day_field, text_field

NEEDS_FILE = "Kies het bestand."
UNKNOWN = "Dit document vinden we niet. Neem het adres over van de bladzijde van dat document."


class DocumentForm(FileMixin, PublishedForm):
    """`stored` is the file that was sent, if any; a new document needs one."""

    shelf = SHELF

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
    replaces = forms.CharField(
        label="Welk document vervangt het?",
        required=False,
        max_length=400,
        help_text="Neem het adres over van de bladzijde van het oude document, of laat dit leeg.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = "PDF, DOCX, ODT, PPTX, HTML of TXT."
        if self.record is not None:
            self.fields["file"].label = "Een ander bestand in plaats van dit"

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What the document holds, under the names of the fields here."""
        return super().values_of(record) | {"replaces": record.replaces.get_absolute_url() if record.replaces else ""}

    def clean_replaces(self) -> Document | None:
        """The document that is meant: what is not visible to this person is not there."""
        text = self.cleaned_data["replaces"].strip()
        if not text:
            return None
        refs = REF.findall(text)
        found = queries.visible_by_ref(self.user, refs[-1]) if refs else None
        if found is None or (self.record is not None and found.pk == self.record.pk):
            raise ValidationError(UNKNOWN)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.take_file()
        if self.stored is None and self.record is None and "file" not in self.errors:
            self.add_error("file", NEEDS_FILE)
        return cleaned
