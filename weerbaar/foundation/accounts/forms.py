"""Forms of allauth, with our words where a summary of errors names a field."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm


class SetUpForm(ActivateTOTPForm):
    """Setting up the second step: the first code of the app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code uit de app"
