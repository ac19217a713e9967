"""Saying what is wrong, and answering it."""

from typing import Any

from django import forms

from weerbaar.features.networks.reports.models import Report
from weerbaar.foundation.activity.forms import ServiceForm

LONGEST = 2000
# What can be wrong with each kind of record.
FITTING = {
    "organisation": ("bestaat-niet", "onjuist", "onbereikbaar", "dubbel", "niet-hier", "anders"),
    "contact": ("onjuist", "onbereikbaar", "niet-hier", "anders"),
    "capability": ("kan-niet", "onjuist", "dubbel", "niet-hier", "anders"),
    "agreement": ("bestaat-niet", "onjuist", "dubbel", "niet-hier", "anders"),
}


def words(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}), **options)


class ReportForm(forms.Form):
    """What is wrong, and whether one wants to hear what becomes of it."""

    what = forms.ChoiceField(
        label="Wat klopt er niet?", widget=forms.RadioSelect, error_messages={"required": "Kies wat er niet klopt."}
    )
    text = words(
        "Wat weet u erover?",
        min_length=10,
        error_messages={
            "required": "Schrijf in een paar woorden wat er niet klopt.",
            "min_length": "Schrijf iets meer, dan kan iemand het nakijken.",
        },
        help_text="Bijvoorbeeld: dit nummer is van iemand anders. Noem geen namen of gegevens van andere mensen.",
    )
    email = forms.EmailField(
        label="Uw e-mailadres",
        required=False,
        help_text="Alleen als u wilt horen wat ermee gebeurt. Wij gebruiken het alleen voor het antwoord.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    wants_answer = forms.BooleanField(label="Mail mij wat ermee gebeurt", required=False, initial=True)
    shares_email = forms.BooleanField(
        label="Wie mijn melding beantwoordt, mag mijn e-mailadres zien om iets na te vragen", required=False
    )
    # For machines that fill in everything; people neither see nor reach it.
    toelichting_3 = forms.CharField(
        label="Laat dit vak leeg",
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, kind: str, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = dict(Report.What.choices)
        what = self.fields["what"]
        assert isinstance(what, forms.ChoiceField)
        what.choices = [(code, labels[code]) for code in FITTING[kind]]
        del self.fields["email" if user.is_authenticated else "wants_answer"]

    def clean_toelichting_3(self) -> str:
        if self.cleaned_data["toelichting_3"]:
            raise forms.ValidationError("Laat dit vak leeg.")
        return ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("shares_email") and "email" in self.fields and not data.get("email") and "email" not in self.errors:
            self.add_error("email", "Vul uw e-mailadres in, of laat het vinkje eronder weg.")
        return data

    @property
    def trap(self) -> forms.BoundField:
        return self["toelichting_3"]

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "toelichting_3"]

    @property
    def values(self) -> dict[str, Any]:
        """What the service wants."""
        data = self.cleaned_data
        email = data.get("email", "")
        return {
            "what": data["what"],
            "text": data["text"],
            "email": email,
            "wants_answer": data.get("wants_answer", bool(email)),
            "shares_email": data["shares_email"],
        }


class AnswerForm(ServiceForm):
    """What became of it."""

    state = forms.ChoiceField(
        label="Wat hebt u gedaan?",
        choices=[
            (Report.State.CHANGED, "Ik heb het aangepast"),
            (Report.State.RIGHT, "Ik heb het nagekeken: het klopt wel"),
            (Report.State.DISMISSED, "Dit is geen melding, maar reclame of een scheldpartij"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    answer = words("Uw antwoord aan de melder", required=False, help_text="De melder leest dit, zonder uw naam.")


class ForwardForm(ServiceForm):
    """Why somebody else should look at it."""

    forward_note = words("Waarom stuurt u dit door?", required=False, help_text="De melder leest dit niet.")
