"""The form for a capability: every field, in the order in which people think of them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.networks.capabilities.checks import FIELDS, REQUIRED
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.kit import dutch
from weerbaar.foundation.organisations.fields import visibility_field
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.fields import AreaField, TermField, TermsField, grouped_sub_needs
from weerbaar.foundation.taxonomy.models import Vocabulary

NO_NAMES = "Noem geen namen van personen."
OF_NEED = "behoefte_"


class AmountField(forms.CharField):
    """A number as Dutch people type it; cleans to a Decimal, or None."""

    def prepare_value(self, value: Any) -> Any:
        return dutch.typed_amount(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        try:
            return dutch.amount(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from None


def _count(label: str, help_text: str = "") -> forms.IntegerField:
    """A whole number, not below nought."""
    wrong = "Vul een heel getal in van 0 of meer."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"min": 0, "inputmode": "numeric"}),
        help_text=help_text,
        error_messages={"invalid": wrong, "min_value": wrong},
    )


def _text(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=5000, widget=widget, help_text=help_text)


def _line(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, help_text=help_text)


class CapabilityForm(ServiceForm):
    """Sub-needs stand in one list of boxes per need; `service_values` puts them together."""

    TOLD_AS = {OF_NEED: "sub_needs"}

    name = forms.CharField(
        label="Wat kan de organisatie bijdragen?",
        max_length=200,
        error_messages={"required": REQUIRED["name"]},
        help_text="Kort en herkenbaar, bijvoorbeeld: noodstroomaggregaat van 60 kVA op aanhanger.",
    )
    description = _text("Omschrijving", f"Vertel wat iemand moet weten om er iets aan te hebben. {NO_NAMES}", 5)
    form = TermField(Vocabulary.FORM, label="In welke vorm?")
    phases = TermsField(Vocabulary.PHASE, label="Wanneer is het te gebruiken?")
    area = AreaField(label="Waar is het inzetbaar?", error_messages={"required": REQUIRED["area"]})
    quantity = AmountField(label="Hoeveel?", required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    unit = TermField(Vocabulary.UNIT, label="Eenheid", required=False)
    notice_hours = _count("Binnen hoeveel uur is het er?", "Nul is direct, 24 is een dag, 72 is drie dagen.")
    sustain_hours = _count("Hoeveel uur is het vol te houden?", "72 is drie dagen, 168 is een week.")
    conditions = _text("Voorwaarden", f"Wat moet de ander regelen of weten? {NO_NAMES}")
    screening = _line("Screening", "Bijvoorbeeld: alle chauffeurs hebben een VOG.")
    insurance = _line("Verzekering", "Wie verzekert wat?")
    cost = _line("Kosten", "Wie betaalt wat?")
    transport = _line("Vervoer", "Wie brengt en haalt?")
    falls_away = TermsField(
        Vocabulary.FALLS_AWAY, label="Waarmee valt het weg?", help_text="Kruis aan waarzonder dit niet werkt."
    )
    double_promised = _count(
        "Hoeveel van deze mensen zijn ook elders toegezegd?",
        "Bijvoorbeeld als vrijwillige brandweer of reservist. Niemand? Vul dan 0 in. "
        "Alleen coördinatoren en crisisprofessionals zien dit.",
    )
    claimed_agreement = TermField(
        Vocabulary.AGREEMENT_KIND,
        label="Is er al een afspraak over?",
        required=False,
        empty="Nog geen afspraak",
        help_text="De afspraak zelf legt u daarna vast onder Afspraken.",
    )
    status = forms.ChoiceField(
        label="Is het nu inzetbaar?",
        choices=[(Capability.Status.ACTIVE, "Ja"), (Capability.Status.PAUSED, "Nee, tijdelijk niet")],
        widget=forms.RadioSelect,
        initial=Capability.Status.ACTIVE,
    )
    visibility = visibility_field()

    def __init__(self, *args: Any, record: Capability | None = None, **options: Any) -> None:
        super().__init__(*args, record=record, **options)
        for need in vocabularies.codes(Vocabulary.NEED):
            among = vocabularies.sub_needs_of(need)
            label = vocabularies.label(Vocabulary.NEED, need)
            self.fields[f"{OF_NEED}{need}"] = TermsField(Vocabulary.SUB_NEED, label=label, among=among)
        if record is not None:
            self._keep_retired(record)

    def _keep_retired(self, record: Capability) -> None:
        for name, field in self.fields.items():
            value = record.sub_needs if name.startswith(OF_NEED) else getattr(record, name, "")
            if isinstance(field, TermsField):
                field.keep(*value)
            elif isinstance(field, TermField):
                field.keep(value)

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in FIELDS if name != "sub_needs"}
        for need in vocabularies.codes(Vocabulary.NEED):
            among = vocabularies.sub_needs_of(need)
            values[f"{OF_NEED}{need}"] = [code for code in record.sub_needs if code in among]
        return values

    @property
    def need_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(OF_NEED)]

    def service_values(self) -> dict[str, Any]:
        """What was filled in, under the names of the record."""
        values = {name: value for name, value in self.values.items() if not name.startswith(OF_NEED)}
        chosen = [code for name, codes in self.values.items() if name.startswith(OF_NEED) for code in codes]
        return values | {"sub_needs": chosen}

    def clean(self) -> dict[str, Any]:
        """The one rule over several fields is told together with the rest."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in self.fields if name.startswith(OF_NEED)):
            self.add_error("sub_needs", REQUIRED["sub_needs"])
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong with the sub-needs stands with the first list."""
        first = next(name for name in self.fields if name.startswith(OF_NEED)) if field == "sub_needs" else field
        super().add_error(first, error)

    def refuse(self, error: Any) -> None:
        for name, texts in error.errors.items():
            for text in texts:
                self.add_error(name if name == "sub_needs" or name in self.fields else None, text)

    def _shown(self, name: str, value: Any) -> str:
        """For the comparison with what somebody else saved: labels, not codes."""
        field = self.fields.get(name)
        if isinstance(field, TermsField) and value:
            return ", ".join(vocabularies.label(field.vocabulary, code) for code in value)
        if isinstance(field, AmountField) and value:
            return str(value).replace(".", ",")
        return super()._shown(name, value)


# How fast, in words that nobody has to calculate; '' is not known yet.
SPEEDS = [
    ("0", "Direct"),
    ("4", "Binnen 4 uur"),
    ("24", "Binnen een dag"),
    ("72", "Binnen drie dagen"),
    ("168", "Binnen een week"),
    ("", "Dat weet ik nog niet"),
]


class QuickForm(ServiceForm):
    """The five things without which nobody finds a capability on the map; the rest is filled in when there is time."""

    name = forms.CharField(
        label="Wat kunt u bijdragen?",
        max_length=200,
        error_messages={"required": REQUIRED["name"]},
        help_text="Kort en herkenbaar, bijvoorbeeld: noodstroomaggregaat van 60 kVA op aanhanger.",
    )
    sub_need = forms.ChoiceField(
        label="Waarvoor is het vooral?",
        help_text="Kies wat het beste past, bijvoorbeeld: energie, bed of voedsel. Meer kan later.",
        choices=grouped_sub_needs,
        error_messages={"required": "Kies waarvoor het is.", "invalid_choice": "Kies waarvoor het is."},
    )
    form = TermField(Vocabulary.FORM, label="In welke vorm?")
    area = AreaField(
        label="Waar is het inzetbaar?",
        error_messages={"required": REQUIRED["area"]},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Elk gebied op een eigen regel: een gemeente, een veiligheidsregio, een provincie, of Nederland.",
    )
    notice_hours = forms.ChoiceField(
        label="Hoe snel kan het er zijn?", choices=SPEEDS, required=False, widget=forms.RadioSelect
    )

    def service_values(self, organisation: Organisation) -> dict[str, Any]:
        """Under the names of the record; who may see it is as for the organisation."""
        hours = self.values["notice_hours"]
        return {
            "name": self.values["name"],
            "sub_needs": [self.values["sub_need"]],
            "form": self.values["form"],
            "area": self.values["area"],
            "notice_hours": int(hours) if hours else None,
            "visibility": organisation.visibility,
        }

    def refuse(self, error: Any) -> None:
        for name, texts in error.errors.items():
            for text in texts:
                field = "sub_need" if name == "sub_needs" else name
                self.add_error(field if field in self.fields else None, text)
