"""The forms around a file: offering it, saying what its columns are, choosing per row."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.networks.capabilities.exchange.mapping import LEAVE_OUT, OURS
from weerbaar.features.networks.imports import queries
from weerbaar.features.networks.imports.models import PreviewRow
from weerbaar.features.networks.imports.rules import roles_to_import
from weerbaar.foundation.kit.tables import MEGABYTE, Limits
from weerbaar.foundation.organisations.models import Role
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

MOST = Limits().megabytes
SAME, OTHER = "zelfde", "ander"


class OfferForm(forms.Form):
    """A file, where it comes from, and for whom. Set `user` when it is made."""

    role = forms.ChoiceField(label="Namens wie leest u in?", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Bestand",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.ods"}),
        max_length=200,
        help_text=f"XLSX, CSV of ODS. Ten hoogste 20.000 rijen, 60 kolommen en {MOST} megabyte.",
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg."},
    )
    source = forms.CharField(
        label="Hoe heet deze lijst?",
        max_length=100,
        widget=forms.TextInput(attrs={"list": "bronnen", "autocomplete": "off"}),
        help_text="Kies bij een nieuwe versie dezelfde naam als de vorige keer. Dan onthouden wij wat de kolommen "
        "betekenen, en ziet u wat er niet meer in staat.",
        error_messages={"required": "Geef de lijst een naam, bijvoorbeeld: Onze voorraad."},
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.roles = {str(role.pk): role for role in roles_to_import(user)}
        self.sources = queries.sources_of(user)
        role_field = self.fields["role"]
        assert isinstance(role_field, forms.ChoiceField)
        role_field.choices = [(key, named(role)) for key, role in self.roles.items()]
        role_field.initial = next(iter(self.roles), None)
        if len(self.roles) == 1:
            role_field.widget = forms.HiddenInput()
            role_field.required = False

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST * MEGABYTE:
            raise ValidationError(f"Het bestand is groter dan {MOST} MB. Maak er kleinere bestanden van.")
        return file

    def role_chosen(self) -> Role:
        return self.roles.get(self.cleaned_data["role"]) or next(iter(self.roles.values()))


def named(role: Role) -> str:
    """What a role is about, as people say it."""
    if role.organisation is not None:
        return role.organisation.name
    if role.municipality is not None:
        return f"Gemeente {role.municipality}"
    if role.region is not None:
        return f"Veiligheidsregio {role.region}"
    return f"Behoefte {role.need}"


class ColumnsForm(forms.Form):
    """For each head that is not ours: which column it is, or that it is left out. `heads`: with what we propose.

    `links`: the same for what the connections between organisations are called.
    """

    def __init__(
        self, *args: Any, heads: Mapping[str, str], links: Mapping[str, str] = MappingProxyType({}), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.heads = {f"kolom_{place}": head for place, head in enumerate(heads)}
        choices = [(LEAVE_OUT, "Laat deze kolom weg"), *((one, one) for one in OURS)]
        for name, head in self.heads.items():
            self.fields[name] = forms.ChoiceField(
                label=f"‘{head}’" if head else "Kolom zonder naam",
                choices=choices,
                required=False,
                initial=heads[head],
            )

        self.words = {f"verbinding_{place}": word for place, word in enumerate(links)}
        relations = vocabularies.words(Vocabulary.RELATION).values()
        kinds = [(LEAVE_OUT, "Laat deze verbindingen weg"), *((one.code, one.label) for one in relations)]
        for name, word in self.words.items():
            self.fields[name] = forms.ChoiceField(
                label=f"Verbinding ‘{word}’" if word else "Verbinding zonder soort",
                choices=kinds,
                required=False,
                initial=links[word],
                help_text="Van de eerste organisatie naar de tweede.",
            )

    def links(self) -> dict[str, str]:
        """What a connection is called to the kind of relation that was chosen."""
        return {word: self.cleaned_data[name] for name, word in self.words.items()}

    def columns(self) -> dict[str, str]:
        """Head to the column that was chosen."""
        return {head: self.cleaned_data[name] for name, head in self.heads.items()}


def read_choices(data: Any, rows: Sequence[PreviewRow]) -> tuple[dict[int, bool], dict[int, bool]]:
    """What was chosen for the rows that stood on the page: (same by key, withdraw by key)."""
    same, withdraw = {}, {}
    for row in rows:
        if row.double and data.get(f"dubbel_{row.pk}") in (SAME, OTHER):
            same[row.pk] = data[f"dubbel_{row.pk}"] == SAME
        if row.kind == PreviewRow.Kind.GONE:
            withdraw[row.pk] = f"trek_in_{row.pk}" in data
    return same, withdraw
