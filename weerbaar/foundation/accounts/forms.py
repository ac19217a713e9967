"""Forms of allauth with our words where a summary of errors names a field, and those of our own."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from weerbaar.foundation.accounts.tokens import DAYS
from weerbaar.foundation.accounts.used_codes import use_code


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


class _Once(BaseAuthenticateForm):
    """A code of the app that was used is refused, whichever process took it and as long as it would count."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not use_code(self.authenticator, code):
            self._emit_authentication_failed(self.authenticator)
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Once, AuthenticateForm):
    """The second step when signing in."""


class CodeAgainForm(_Once, ReauthenticateForm):
    """The second step before something that matters."""
