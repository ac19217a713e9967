"""The one page that both complete, the beginning of it, and its signing."""

from typing import Any

from django import forms

from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.fields import visibility_field
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy.fields import TermField


def day(label: str, help_text: str = "", required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class StartForm(forms.Form):
    """For which of one's own organisations, and what to call it."""

    own = forms.ChoiceField(label="Namens welke organisatie?")
    title = forms.CharField(label="Hoe noemt u de afspraak?", max_length=200)

    def __init__(self, *args: Any, own: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_ref = {one.ref: one for one in own}
        self.fields["own"].choices = [(one.ref, one.name) for one in own]  # type: ignore[attr-defined]
        self.fields["own"].initial = own[0].ref if own else None

    def own_party(self) -> Organisation:
        return self.by_ref[self.cleaned_data["own"]]


class DraftForm(ServiceForm):
    """All that is written down; what is not known yet stays empty until both know it."""

    title = forms.CharField(label="Titel", max_length=200)
    kind = TermField("agreement-kind", label="Soort afspraak")
    what = forms.CharField(
        label="Wat wordt er geleverd?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: aggregaten met kabels en iemand die ze aansluit.",
    )  # fmt: skip
    quantity = forms.DecimalField(
        label="Hoeveel?", required=False, min_value=0, max_digits=14, decimal_places=2, localize=False
    )
    valid_from = day("Vanaf wanneer?")
    valid_to = day("Tot en met wanneer?", "Laat leeg als er geen einde is.")
    activation = forms.CharField(
        label="Hoe roept u het in?", required=False, max_length=300,
        help_text="Ook zonder telefoon. Bijvoorbeeld: bel de wacht; lukt dat niet, ga naar de poort.",
    )  # fmt: skip
    response_hours = forms.IntegerField(
        label="Hoe snel, in uren?", required=False, min_value=0, max_value=100_000,
        help_text="Binnen zoveel uur is het er. 0 is direct.",
    )  # fmt: skip
    sustain = forms.CharField(
        label="Hoe lang?", required=False, max_length=200, help_text="Bijvoorbeeld: drie dagen, daarna overleggen wij."
    )
    cost_rule = forms.CharField(
        label="Wie betaalt wat?", required=False, max_length=300, help_text="Bijvoorbeeld: tegen kostprijs."
    )
    exercise = forms.CharField(
        label="Wanneer oefent u dit?", required=False, max_length=200, help_text="Bijvoorbeeld: elk najaar samen."
    )
    review_due_on = day("Opnieuw bekijken vóór")
    visibility = visibility_field("Wie mag de afspraak straks zien?")

    PLAIN = (
        "title", "kind", "what", "quantity", "valid_from", "valid_to", "activation", "response_hours", "sustain",
        "cost_rule", "exercise", "review_due_on", "visibility",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        if isinstance(self.record, Draft) and isinstance(kind, TermField):
            kind.keep(self.record.kind)

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in DraftForm.PLAIN}


class SignForm(ServiceForm):
    """When both put their names under it."""

    on = day("Op welke dag is het ondertekend?", required=True)
