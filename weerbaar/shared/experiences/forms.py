"""The form in which an organisation tells what it was like."""

from collections.abc import Sequence
from typing import Any

from django import forms

from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.shared.experiences.services import FIELDS


class ExperienceForm(ServiceForm):
    """`among`: the organisations for which it may be told; a change has none, for there it is known."""

    organisation = forms.ChoiceField(
        label="Voor welke organisatie?", error_messages={"required": "Kies een organisatie."}
    )
    place = forms.CharField(label="Waar?", required=False, max_length=120, help_text="Een wijk, dorp of gemeente.")
    on = forms.DateField(
        label="Wanneer?", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label="Hoe ging het?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In een of twee zinnen: wat deed u, en wat viel op? Noem geen namen van personen.",
        error_messages={
            "required": "Vertel in een zin hoe het ging.",
            "max_length": "Gebruik ten hoogste 500 tekens.",
        },
    )

    def __init__(self, *args: Any, among: Sequence[Organisation] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.among = {one.ref: one for one in among}
        if self.record is not None:
            del self.fields["organisation"]
            return
        chosen = self.fields["organisation"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(one.ref, one.name) for one in among]
        self.initial.setdefault("organisation", next(iter(self.among), ""))

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in FIELDS}

    @property
    def chosen(self) -> Organisation:
        return self.among[self.cleaned_data["organisation"]]
