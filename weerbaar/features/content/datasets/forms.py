"""The form of a data set: its file, and what it has beside everything on the shelf."""

from typing import Any

from django import forms

from weerbaar.features.content.datasets.shelf import SHELF
from weerbaar.foundation.taxonomy.fields import LinesField, TermField, TermsField
from weerbaar.shared.files.families import TABLES
from weerbaar.shared.publishing.forms import FiledForm, day_field, replaces_field, text_field

BACKWARD = "De periode eindigt voordat zij begint. Kijk de twee dagen na."


class DatasetForm(FiledForm):
    """`stored` is the file that was sent, if any; a new data set needs one."""

    shelf = SHELF
    kinds = "CSV, XLSX of ODS. Van andere soorten maakt een rekenprogramma een CSV."
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
    replaces = replaces_field("Welke dataset vervangt deze?", "de oude dataset")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", BACKWARD)
        return cleaned
