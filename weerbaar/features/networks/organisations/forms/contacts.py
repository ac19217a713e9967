from typing import Any

from django import forms

from weerbaar.foundation.activity.forms import ServiceForm
from weerbaar.foundation.organisations.fields import visibility_field
from weerbaar.foundation.taxonomy.fields import TermField


class ContactForm(ServiceForm):
    """How to reach an organisation for one function."""

    function = TermField("contact-function", label="Waarvoor is dit contact?")
    phone = forms.CharField(label="Telefoon", required=False, max_length=40, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label="E-mail", required=False)
    is_round_the_clock = forms.BooleanField(label="Dag en nacht bereikbaar", required=False)
    off_grid = forms.CharField(
        label="Bereikbaar zonder telefoonnet",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld een portofoon op een afgesproken kanaal, of een adres om langs te gaan.",
    )
    person = forms.CharField(
        label="Naam van een persoon",
        required=False,
        max_length=150,
        help_text="Alleen als het nodig is. Een naam is nooit openbaar.",
    )
    visibility = visibility_field()
    position = forms.IntegerField(
        label="Volgorde", required=False, min_value=0, max_value=999, help_text="Het laagste getal staat bovenaan."
    )

    def __init__(self, *args: Any, record: Any = None, **options: Any) -> None:
        super().__init__(*args, record=record, **options)
        function = self.fields["function"]
        if record is not None and isinstance(function, TermField):
            function.keep(record.function)

    @staticmethod
    def values_of(record: Any) -> dict[str, Any]:
        names = ("function", "phone", "email", "is_round_the_clock", "off_grid", "person", "visibility", "position")
        return {name: getattr(record, name) for name in names}

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0
