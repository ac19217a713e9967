"""Forms of allauth with our words where a summary of errors names a field, and those of our own."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from weerbaar.foundation.accounts.tokens import DAYS


class SetUpForm(ActivateTOTPForm):
    """Setting up the second step: the first code of the app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"


class TokenForm(forms.Form):
    """A key for the API: what it is for, and how long it works."""

    name = forms.CharField(
        label="Waarvoor gebruikt u de sleutel?",
        max_length=100,
        help_text="Bijvoorbeeld: het plotbord van de meldkamer. Zo herkent u de sleutel later.",
        error_messages={"required": "Schrijf op waarvoor u deze sleutel gebruikt."},
    )
    days = forms.TypedChoiceField(
        label="Hoe lang moet de sleutel werken?",
        choices=list(DAYS.items()),
        coerce=int,
        widget=forms.RadioSelect,
        initial=90,
        error_messages={"required": "Kies hoe lang de sleutel werkt."},
    )
