"""The forms: telling of a practice or initiative in clear steps, and ending one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.features.content.practices import queries
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.shelf import BY_REF, SHELF, partner_word
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.fields import OrganisationField, choice_of
from weerbaar.foundation.organisations.queries import visible_to as organisations_for
from weerbaar.foundation.taxonomy.fields import LinesField, TermField
from weerbaar.shared.links.queries import REF
from weerbaar.shared.publishing.forms import WHO, PublishedForm, day_field, text_field

UNKNOWN = "Deze organisatie vinden we niet: ‘{}’. Neem het adres over van haar bladzijde, of schrijf alleen de naam."
ORDER = "De dag van afronden ligt vóór de dag waarop het begon."


def _line(label: str, help_text: str = "", required: str = "", longest: int = 200) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(required),
        help_text=help_text,
        error_messages={"required": required},
    )


def _address(label: str, help_text: str = "") -> forms.URLField:
    return forms.URLField(
        label=label,
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=help_text,
        error_messages={"invalid": "Dit is geen adres van een bladzijde. Begin met https://."},
    )


class OutcomeMixin(forms.Form):
    """What came of it, and how sure that is."""

    result = text_field("Wat leverde het op?", "Ook als het tegenviel: daar leren anderen het meest van.")
    evidence = TermField("evidence", label="Hoe weten we dat?", widget=forms.RadioSelect)
    evidence_text = text_field(
        "Waar blijkt dat uit?", "Bijvoorbeeld: een oefening met 40 deelnemers en een verslag.", 2
    )
    evidence_url = _address("Waar staat dat? (adres op internet)")
    differently = text_field("Wat zou u een volgende keer anders doen?", rows=3)
    cost = _line("Wat kostte het?", "Bijvoorbeeld: 15.000 euro per jaar, of: bijna niets.")
    duration = _line("Hoeveel tijd kostte het?", "Bijvoorbeeld: een halve dag per week, een jaar lang.")


class PracticeForm(OutcomeMixin, PublishedForm):
    """`stage` says which of the two it is, from the address where it was begun; an initiative has no outcome yet."""

    shelf = SHELF

    stage = forms.ChoiceField(choices=Practice.Stage.choices, widget=forms.HiddenInput, initial=Practice.Stage.PRACTICE)
    author = _line(
        "Wie doet of deed dit?",
        "Een organisatie of groep, niet de naam van een persoon.",
        "Vul in wie dit doet of deed.",
    )
    organisation = OrganisationField(label="Staat die organisatie in het register?", required=False)
    problem = text_field("Welk probleem was er?", required="Vertel welk probleem er was.")
    context = text_field("In welke omstandigheden?", "Wat moet een ander weten om te zien of het daar ook kan?", 3)
    done = text_field("Wat is er gedaan?", rows=6, required="Vertel wat er is gedaan.")
    started_on = day_field("Begonnen op")
    ended_on = day_field("Afgerond op")
    partners = LinesField(
        label="Met wie samen?",
        required=False,
        help_text="Zet ieder op een eigen regel: een naam, of het adres van een organisatie in het register.",
    )
    seeks = text_field("Welke partners zoekt u nog?", "Laat dit leeg als u niemand zoekt.", 3)
    seeks_until = day_field("Tot en met wanneer zoekt u?")
    quadrant = TermField("quadrant", label="Waar past het?", required=False, empty="Weet ik niet")
    contact = _line("Bij wie kan een ander terecht?", "Een team of functie, niet de naam van een persoon.")
    contact_email = forms.EmailField(
        label="E-mailadres van dat team",
        required=False,
        help_text="Een adres van de organisatie, niet van een persoon.",
        error_messages={"invalid": "Dit is geen e-mailadres."},
    )
    contact_visibility = forms.ChoiceField(label="Wie mag het contact zien?", choices=WHO, widget=forms.RadioSelect)
    source = _line("Waar is dit beschreven?", "Bijvoorbeeld de titel van een rapport, met de bladzijde.", longest=300)
    source_url = _address("Waar staat die bron? (adres op internet)")

    field_order = ("title", "author", "organisation", "summary")

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, user=user, **options)
        self.fields["summary"].label = "Waar gaat het over, in twee zinnen?"
        field = self.fields["organisation"]
        assert isinstance(field, OrganisationField)
        field.user = user
        record = self.record
        if isinstance(record, Practice):
            self.initial["organisation"] = queries.organisation_of(user, record)
            partners = queries.partners_of(user, record)
            self.initial["partners"] = [
                one.name or (choice_of(one.organisation) if one.organisation else "") for one in partners
            ]
        self.word = "initiatief" if self.is_initiative else "praktijk"
        if self.is_initiative:
            self.lead = "Vertel wat er gaande is, zodat een ander kan meedoen."
            self.fields["evidence"].required = False

    @property
    def is_initiative(self) -> bool:
        """An initiative, or what is going to be one."""
        if isinstance(self.record, Practice):
            return self.record.is_initiative
        return (self.data.get("stage") or self.initial.get("stage")) == Practice.Stage.INITIATIVE

    def clean_stage(self) -> str:
        """What it is changes by ending it, not here."""
        stage = str(self.cleaned_data["stage"])
        return self.record.stage if isinstance(self.record, Practice) else stage

    def clean_evidence(self) -> str:
        return self.cleaned_data["evidence"] or "geen"

    def clean_partners(self) -> list[str]:
        return [self._partner(line) for line in self.cleaned_data["partners"]]

    def _partner(self, line: str) -> str:
        """A name as it is; an organisation by the code in its address."""
        is_address = line.endswith(")") or "/" in line or BY_REF.fullmatch(line)
        refs = REF.findall(line) if is_address else []
        if BY_REF.fullmatch(line):
            refs = [line.split()[1]]
        if not refs:
            return line
        found = organisations_for(self.user).filter(ref=refs[-1]).first()
        if found is None:
            raise ValidationError(UNKNOWN.format(line))
        return partner_word(found)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        began, ended = cleaned.get("started_on"), cleaned.get("ended_on")
        if began and ended and ended < began:
            self.add_error("ended_on", ORDER)
        return cleaned

    def part_values(self) -> dict[str, Any]:
        """Partners whom this writer may not see stay as they are."""
        hidden = queries.hidden_partners_of(self.user, self.record) if isinstance(self.record, Practice) else []
        return {"partners": [*self.cleaned_data["partners"], *map(partner_word, hidden)]}

    def service_values(self) -> dict[str, Any]:
        """What was filled in; an organisation that this writer may not see stays as well."""
        values = super().service_values()
        values |= {name: self.cleaned_data[name] for name in ("contact", "contact_email")}
        values["organisation"] = self.cleaned_data["organisation"]
        if isinstance(self.record, Practice) and values["organisation"] is None:
            is_hidden = self.record.organisation and not queries.organisation_of(self.user, self.record)
            values["organisation"] = self.record.organisation if is_hidden else None
        return values


class CompleteForm(OutcomeMixin, ServiceForm):
    """How an initiative ended; with this it becomes a practice."""

    ended_on = forms.DateField(
        label="Afgerond op",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul in wanneer het is afgerond."},
    )
    review_due_on = day_field("Opnieuw bekijken vóór", "Daarna staat erbij dat het niet op tijd is herzien.")
    field_order = ("ended_on",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["result"].required = True
        self.fields["result"].error_messages["required"] = "Vertel wat het opleverde."

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in CompleteForm.base_fields if hasattr(record, name)}
