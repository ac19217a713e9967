"""Forms for organisations: the list's filters, and everything an editor fills in."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.fields import visibility_field
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import Filters
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.fields import AreaField, LinesField, TermField
from weerbaar.foundation.taxonomy.geography import table

ROLES = [("", "Niet van toepassing"), ("ja", "Traditionele partner"), ("nee", "Niet-traditionele partner")]
# What a number of each scheme looks like; other schemes take any text.
SHAPES: Mapping[str, tuple[str, str]] = {
    "kvk": (r"\d{8}", "Een KvK-nummer heeft 8 cijfers."),
    "rsin": (r"\d{9}", "Een RSIN heeft 9 cijfers."),
    "oin": (r"\d{20}", "Een OIN heeft 20 cijfers."),
}


class FilterForm(forms.Form):
    """What the list is narrowed by; a wrong value is simply no filter."""

    q = forms.CharField(label="Naam", required=False, max_length=200)
    soort = TermField("organisation-kind", empty="Alle soorten", label="Soort", required=False)
    niveau = TermField("level", empty="Alle niveaus", label="Niveau", required=False)
    regio = forms.ChoiceField(label="Werkt in veiligheidsregio", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["regio"] = forms.ChoiceField(
            label="Werkt in veiligheidsregio",
            required=False,
            choices=[("", "Alle regio's"), *table().regions.items()],
        )

    def filters(self) -> Filters:
        self.is_valid()
        chosen = self.cleaned_data
        return Filters(
            text=chosen.get("q", ""),
            kind=chosen.get("soort", ""),
            level=chosen.get("niveau", ""),
            region=chosen.get("regio", ""),
        )


class OrganisationForm(ServiceForm):
    """An organisation with its numbers and its role per need."""

    TOLD_AS = {"number_": "identifiers", "role_": "partner_roles", "municipality": "municipality_id"}

    name = forms.CharField(label="Naam", max_length=200)
    other_names = LinesField(
        label="Andere namen",
        required=False,
        help_text="Afkortingen en vroegere namen, elk op een eigen regel. U vindt de organisatie er ook mee.",
    )
    kind = TermField("organisation-kind", label="Soort organisatie")
    level = TermField("level", label="Niveau", help_text="Op welke schaal werkt de organisatie?")
    summary = forms.CharField(
        label="Wat kunnen zij, in één zin?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: verhuurt aggregaten en lichtmasten op Walcheren.",
    )
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    seat = forms.CharField(label="Plaats van vestiging", required=False, max_length=100)
    municipality = forms.ChoiceField(
        label="Gemeente van vestiging",
        required=False,
        help_text="De coördinator van deze gemeente kan de gegevens ook bijhouden.",
    )
    area = AreaField(label="Werkgebied", required=False)
    visibility = visibility_field()

    def __init__(self, *args: Any, record: Organisation | None = None, **options: Any) -> None:
        super().__init__(*args, record=record, **options)
        cities = sorted(table().municipalities.items(), key=lambda pair: pair[1])
        municipality = self.fields["municipality"]
        assert isinstance(municipality, forms.ChoiceField)
        municipality.choices = [("", "Geen of onbekend"), *cities]
        if record is not None:
            _keep(self.fields["kind"], record.kind)
            _keep(self.fields["level"], record.level)
        for scheme in vocabularies.codes("identifier-scheme"):
            self.fields[f"number_{scheme}"] = forms.CharField(
                label=vocabularies.label("identifier-scheme", scheme),
                required=False,
                max_length=300,
                validators=[_shaped(scheme)],
                help_text="Meer nummers? Zet er een komma tussen." if scheme == "kvk" else "",
            )
        for need in vocabularies.codes("need"):
            self.fields[f"role_{need}"] = forms.ChoiceField(
                label=vocabularies.label("need", need), required=False, choices=ROLES
            )

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in PLAIN}
        values["municipality"] = record.municipality_id or ""
        for scheme, value in record.identifiers.values_list("scheme", "value"):
            known = values.get(f"number_{scheme}")
            values[f"number_{scheme}"] = f"{known}, {value}" if known else value
        for need, is_traditional in record.partner_roles.values_list("need", "is_traditional"):
            values[f"role_{need}"] = "ja" if is_traditional else "nee"
        return values

    @property
    def role_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("role_")]

    @property
    def number_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("number_")]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name in {*PLAIN, "municipality"}]

    def service_values(self) -> dict[str, Any]:
        """The fields of the organisation itself."""
        values = {name: self.cleaned_data[name] for name in PLAIN}
        return values | {"municipality_id": self.cleaned_data["municipality"] or None}

    def identifiers(self) -> list[tuple[str, str]]:
        return [
            (name.removeprefix("number_"), number)
            for name, text in self.cleaned_data.items()
            if name.startswith("number_")
            for number in _numbers(text)
        ]

    def partner_roles(self) -> dict[str, bool]:
        return {
            name.removeprefix("role_"): answer == "ja"
            for name, answer in self.cleaned_data.items()
            if name.startswith("role_") and answer
        }


PLAIN = ("name", "other_names", "kind", "level", "summary", "website", "seat", "area", "visibility")


def _keep(field: forms.Field, code: str) -> None:
    if isinstance(field, TermField):
        field.keep(code)


def _numbers(text: str) -> list[str]:
    return [number.strip() for number in text.split(",") if number.strip()]


def _shaped(scheme: str) -> Callable[[str], None]:
    shape, message = SHAPES.get(scheme, (r".+", ""))

    def check(text: str) -> None:
        if any(not re.fullmatch(shape, number) or len(number) > 100 for number in _numbers(text)):
            raise ValidationError(message or "Dit nummer is te lang.")

    return check
