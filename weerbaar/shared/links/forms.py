"""The form that says what something belongs to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from weerbaar.shared.links import queries

UNKNOWN = "Dit vinden we niet. Neem het adres over van de bladzijde van het andere, zoals die in uw browser staat."


class LinkForm(forms.Form):
    """`other` cleans to a record that the reader may see."""

    other = forms.CharField(
        label="Adres van wat erbij hoort",
        max_length=400,
        help_text="Open de bladzijde van het andere en neem het adres over uit uw browser.",
        error_messages={"required": "Vul het adres in van wat erbij hoort."},
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_other(self) -> Any:
        found = queries.find(self.user, self.cleaned_data["other"])
        if found is None:
            raise ValidationError(UNKNOWN)
        return found
