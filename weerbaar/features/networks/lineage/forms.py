"""Forms for ending, merging and splitting."""

from typing import Any

from django import forms
from django.utils import timezone

from weerbaar.features.networks.lineage.values import BOTH, GOES, LISTS, STAYS, questions
from weerbaar.foundation.activity.services import recorded
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.fields import OrganisationField
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ui.lines import label_of, shown


class EndForm(forms.Form):
    """Since when it is over."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    day = forms.DateField(
        label="Op welke dag is de organisatie gestopt?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Vandaag of eerder.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = timezone.localdate


class ChooseForm(forms.Form):
    """Which other organisation it is the same as."""

    met = OrganisationField(label="Met welke organisatie?")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["met"]
        assert isinstance(field, OrganisationField)
        field.user = user


class MergeForm(forms.Form):
    """Whose value is kept, for each field in which the two differ."""

    seen_stays = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_goes = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stays: Organisation, goes: Organisation, **options: Any) -> None:
        options["initial"] = {"seen_stays": version_of(stays), "seen_goes": version_of(goes)}
        super().__init__(*args, **options)
        for one in questions(stays, goes):
            choices = [(STAYS, f"{_words(one.field, one.stays)}"), (GOES, f"{_words(one.field, one.goes)}")]
            if one.field in LISTS:
                choices.append((BOTH, "Allebei"))
            self.fields[one.field] = forms.ChoiceField(
                label=label_of("organisation", one.field).capitalize(),
                choices=choices,
                initial=one.default,
                widget=forms.RadioSelect,
                error_messages={"required": "Maak een keuze."},
            )

    @property
    def choices(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("seen_")}

    @property
    def seen(self) -> tuple[str, str] | None:
        """The versions that the reader compared."""
        both = self.cleaned_data["seen_stays"], self.cleaned_data["seen_goes"]
        return both if all(both) else None


def _words(field: str, value: Any) -> str:
    return shown("organisation", field, recorded(value)) or "Leeg"


class SplitForm(forms.Form):
    """The new organisation, and what goes to it."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="Naam van de nieuwe organisatie", max_length=200)
    summary = forms.CharField(
        label="Wat kan de nieuwe organisatie, in één zin?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, options: list[tuple[str, str, str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        titles: dict[str, list[tuple[str, str]]] = {}
        for belonging, key, title, name in options:
            titles.setdefault(title, []).append((f"{belonging}:{key}", name))
        for number, (title, choices) in enumerate(titles.items()):
            self.fields[f"gaat_{number}"] = forms.MultipleChoiceField(
                label=title, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def chosen(self) -> set[tuple[str, str]]:
        picked = [one for name, values in self.cleaned_data.items() if name.startswith("gaat_") for one in values]
        return {(name, key) for name, _, key in (one.partition(":") for one in picked)}

    @property
    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "summary")}

    def refuse(self, error: Invalid) -> None:
        for name, texts in error.errors.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)


class NotTheSameForm(forms.Form):
    """Why two organisations carry one number."""

    resolution = forms.CharField(
        label="Waarom is het geen fout?",
        max_length=300,
        help_text="Bijvoorbeeld: het zijn twee vestigingen van één bedrijf.",
        error_messages={"required": "Schrijf in een paar woorden waarom."},
    )
