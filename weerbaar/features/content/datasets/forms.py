"""The form of a data set: its file, and what it has beside everything on the shelf."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.content.datasets import queries
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.taxonomy.fields import LinesField, TermField, TermsField
from weerbaar.shared.files.families import TABLES
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.links.queries import REF
from weerbaar.shared.publishing.forms import PublishedForm, day_field, text_field

NEEDS_FILE = "Kies het bestand."
UNKNOWN = "Deze dataset vinden we niet. Neem het adres over van de bladzijde van die dataset."
BACKWARD = "De periode eindigt voordat zij begint. Kijk de twee dagen na."


class DatasetForm(FileMixin, PublishedForm):
    """`stored` is the file that was sent, if any; a new data set needs one."""

    shelf = SHELF
    family = TABLES

    explanation = text_field("Toelichting", "Hoe is het geteld of verzameld? Waar moet een lezer op letten?")
    columns_told = text_field(
        "Wat staat er in de kolommen?", "Zet elke kolom op een eigen regel: ‘naam van de kolom: wat erin staat’."
    )
    author = forms.CharField(
        label="Van welke organisatie zijn de gegevens?",
        max_length=200,
        help_text="De organisatie, niet de naam van een persoon.",
        error_messages={"required": "Vul in van welke organisatie de gegevens zijn."},
    )
    contact = forms.CharField(
        label="Waar kan iemand met vragen terecht?",
        required=False,
        max_length=200,
        help_text="Een e-mailadres van een afdeling, of een bladzijde op het web. Geen persoon.",
    )
    source = forms.CharField(
        label="Uit welke bron komen ze?", required=False, max_length=300, help_text="Als iemand anders ze verzamelde."
    )
    licence = TermField("licence", label="Wat mag een lezer ermee?")
    themes = TermsField("data-theme", label="Over welk onderwerp gaat het?")
    keywords = LinesField(label="Trefwoorden", required=False, each=50, help_text="Elk trefwoord op een eigen regel.")
    frequency = TermField("frequency", label="Hoe vaak worden ze bijgewerkt?")
    issued_on = day_field("Verschenen op")
    period_from = day_field("Periode vanaf", "De gegevens gaan over deze tijd. Eén dag? Vul die twee keer in.")
    period_to = day_field("Periode tot en met")
    version = forms.CharField(label="Versie", required=False, max_length=50)
    replaces = forms.CharField(
        label="Welke dataset vervangt deze?",
        required=False,
        max_length=400,
        help_text="Neem het adres over van de bladzijde van de oude dataset, of laat dit leeg.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = "CSV, XLSX of ODS. Van andere soorten maakt een rekenprogramma een CSV."
        if self.record is not None:
            self.fields["file"].label = "Een ander bestand in plaats van dit"

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """What the data set holds, under the names of the fields here."""
        return super().values_of(record) | {"replaces": record.replaces.get_absolute_url() if record.replaces else ""}

    def clean_replaces(self) -> Dataset | None:
        """The data set that is meant: what is not visible to this person is not there."""
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
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", BACKWARD)
        self.take_file()
        if self.stored is None and self.record is None and "file" not in self.errors:
            self.add_error("file", NEEDS_FILE)
        return cleaned
