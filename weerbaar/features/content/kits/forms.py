"""The forms of a kit: the kit with its texts, a file, and what a visitor fills in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from weerbaar.features.content.kits.shelf import SHELF, TEXTS, parts_of
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.ui.rows import Held, RowForm, RowKind, RowsMixin
from weerbaar.shared.files.families import HANDOUTS
from weerbaar.shared.files.forms import FileMixin
from weerbaar.shared.publishing.forms import PublishedForm, text_field

NEEDS_FILE = "Kies het bestand."


class TextForm(RowForm):
    """One ready text."""

    label = forms.CharField(label="Titel", max_length=160, error_messages={"required": "Geef de tekst een titel."})
    text = forms.CharField(
        label="Tekst",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Zet wat iemand zelf invult tussen vierkante haken, zoals [naam gemeente] of [telefoonnummer].",
        error_messages={"required": "Vul de tekst in."},
    )


class KitForm(RowsMixin, PublishedForm):
    """What it is for, how to use it, and the texts."""

    shelf = SHELF
    ROWS = (
        RowKind(
            TEXTS,
            "Kant-en-klare teksten",
            "tekst",
            TextForm,
            hint="Lezers vullen de lege plekken zelf in. Wat zij invullen, wordt nergens bewaard.",
        ),
    )

    instructions = text_field("Hoe gebruikt iemand dit?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["summary"].label = "Wat zit erin, en voor wie is het?"

    def rows_of(self, record: Any) -> dict[str, Sequence[Held]]:
        return parts_of(record)

    def part_values(self) -> dict[str, Any]:
        return dict(self.row_values)


class KitFileForm(FileMixin, ServiceForm):
    """One file more."""

    family = HANDOUTS

    label = forms.CharField(label="Titel", max_length=160, error_messages={"required": "Geef het bestand een titel."})
    description = forms.CharField(
        label="Wat staat erop?",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bij een afbeelding nodig: beschrijf haar voor wie haar niet ziet.",
    )
    field_order = ("file", "label", "description")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        self.user = user
        super().__init__(*args, **options)
        self.fields["file"].help_text = "PDF, DOCX, ODT, PPTX, HTML, TXT, PNG of JPEG."

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.take_file()
        if self.stored is None and "file" not in self.errors:
            self.add_error("file", NEEDS_FILE)
        return cleaned


class FillForm(forms.Form):
    """A box for each blank of the texts, in their order."""

    def __init__(self, names: Sequence[str], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.names = {f"in-{number}": name for number, name in enumerate(names, 1)}
        for key, name in self.names.items():
            label = name[:1].upper() + name[1:]
            widget = forms.TextInput(attrs={"autocomplete": "off"})
            self.fields[key] = forms.CharField(label=label, required=False, max_length=300, widget=widget)

    def typed(self) -> dict[str, str]:
        """What was filled in, by the name of the blank; after `is_valid`."""
        return {name: self.cleaned_data.get(key, "") for key, name in self.names.items()}
