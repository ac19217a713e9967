"""The form of a chain: itself, and its places."""

from typing import Any

from django import forms

from weerbaar.features.networks.chains import queries
from weerbaar.features.networks.chains.models import MOST_LINKS
from weerbaar.features.networks.chains.services import Place
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.organisations.fields import OrganisationField
from weerbaar.foundation.taxonomy.fields import TermField, grouped_sub_needs
from weerbaar.foundation.taxonomy.geography import table

MOST_ROWS, MORE = 40, 3
PLAIN = ("name", "description", "need", "sub_need", "region", "visibility")
OPEN_TO = (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.CRISIS)


class FilterForm(forms.Form):
    """What the list is narrowed by; a wrong value is simply no filter."""

    q = forms.CharField(label="Naam", required=False, max_length=150)
    behoefte = TermField("need", empty="Alle behoeften", label="Behoefte", required=False)
    regio = forms.ChoiceField(label="Veiligheidsregio", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["regio"].choices = [("", "Alle regio's"), *table().regions.items()]  # type: ignore[attr-defined]

    def filters(self) -> queries.Filters:
        self.is_valid()
        chosen = self.cleaned_data
        return queries.Filters(*(chosen.get(name, "") for name in ("q", "behoefte", "regio")))


class ChainForm(ServiceForm):
    """A chain. Its places are rows of three fields: `schakel_1`, `wie_1`, `wat_1` and so on; an empty row is none."""

    name = forms.CharField(label="Naam", max_length=150, help_text="Bijvoorbeeld: Brood op Walcheren.")
    description = forms.CharField(
        label="Waar gaat het over?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    need = TermField("need", label="Behoefte")
    sub_need = forms.ChoiceField(label="Deelbehoefte", required=False, choices=grouped_sub_needs)
    region = forms.ChoiceField(label="Veiligheidsregio", required=False)
    visibility = forms.ChoiceField(
        label="Wie mag dit zien?",
        choices=[(one.value, one.label) for one in OPEN_TO],
        widget=forms.RadioSelect,
        help_text="Is een organisatie in de keten voor minder mensen te zien? Dan is de hele keten dat ook.",
    )

    def __init__(self, *args: Any, user: Any, record: Any = None, rows: int = 0, **options: Any) -> None:
        self.row_count = min(max(rows, self._rows_in(record) + MORE), MOST_ROWS)
        super().__init__(*args, record=record, **options)
        region = self.fields["region"]
        assert isinstance(region, forms.ChoiceField)
        region.choices = [("", "Heel Nederland"), *table().regions.items()]
        need = self.fields["need"]
        if record is not None and isinstance(need, TermField):
            need.keep(record.need)
        for number in range(1, self.row_count + 1):
            self._add_row(number, user)

    @staticmethod
    def _rows_in(record: Any) -> int:
        return len(queries.steps_of(record)) if record is not None else MORE

    def _add_row(self, number: int, user: Any) -> None:
        wrong = {"min_value": "Begin bij 1.", "max_value": f"Er zijn ten hoogste {MOST_LINKS} schakels."}
        self.fields[f"schakel_{number}"] = forms.IntegerField(
            label=f"Schakel van regel {number}",
            required=False,
            min_value=1,
            max_value=MOST_LINKS,
            error_messages={**wrong, "invalid": "Vul een getal in."},
        )
        who = OrganisationField(label=f"Organisatie op regel {number}", required=False, help_text="")
        who.user = user
        self.fields[f"wie_{number}"] = who
        self.fields[f"wat_{number}"] = forms.CharField(
            label=f"Wat gebeurt daar, regel {number}", required=False, max_length=120
        )

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in PLAIN if name != "region"}
        values["region"] = record.region_id or ""
        for number, step in enumerate(queries.steps_of(record), 1):
            values |= {
                f"schakel_{number}": step.link,
                f"wie_{number}": step.organisation,
                f"wat_{number}": step.task,
            }
        return values

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(1, self.row_count + 1):
            link, who, what = (f"{name}_{number}" for name in ("schakel", "wie", "wat"))
            if (data.get(who) or data.get(what)) and not data.get(link) and link not in self.errors:
                self.add_error(link, "Vul in de hoeveelste schakel dit is.")
        return data

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in PLAIN]

    @property
    def row_fields(self) -> list[list[forms.BoundField]]:
        return [
            [self[f"{name}_{number}"] for name in ("schakel", "wie", "wat")] for number in range(1, self.row_count + 1)
        ]

    def service_values(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in PLAIN if name != "region"}
        return values | {"region_id": self.cleaned_data["region"] or None}

    def places(self) -> list[Place]:
        rows = ([self.cleaned_data[bound.name] for bound in row] for row in self.row_fields)
        return [Place(link, who, what) for link, who, what in rows if who or what]
