"""Inviting, accepting with a new account, asking, deciding, leaving."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from weerbaar.features.networks.keepers.models import Claim
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.kit.errors import Invalid

LONGEST = 2000


def words(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **options)


class KeeperForm(forms.Form):
    """A form that shows what a service refuses beside the field it is about."""

    def refuse(self, error: Invalid) -> None:
        for name, sentences in error.errors.items():
            self.add_error(name if name in self.fields else None, sentences)


class InviteForm(KeeperForm):
    email = forms.EmailField(label="E-mailadres", widget=forms.EmailInput({"autocomplete": "off"}))
    words = words(
        "Persoonlijke tekst", required=False, help_text="Staat in de mail. Schrijf waarom u juist deze persoon vraagt."
    )


class JoinForm(KeeperForm):
    """A new account for the invited address: a name, and a password that is good enough."""

    name = forms.CharField(
        label="Uw naam", max_length=150, help_text="Te zien voor wie is ingelogd, bij wat u wijzigt of bevestigt.",
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    password = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        help_text="Minstens 12 tekens. Een paar losse woorden achter elkaar is sterk en goed te onthouden.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean_password(self) -> str:
        given = str(self.cleaned_data["password"])
        validate_password(given, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return given


class ClaimForm(KeeperForm):
    reason = words(
        "Waarom is dit uw organisatie?",
        min_length=10,
        help_text="Bijvoorbeeld uw functie, en hoe een coördinator dat kan nagaan.",
        error_messages={"min_length": "Schrijf iets meer, dan kan een coördinator het nagaan."},
    )


class DecideForm(KeeperForm):
    decision = forms.ChoiceField(
        label="Uw antwoord",
        choices=[
            (Claim.State.GRANTED, "Ja, deze persoon mag de gegevens bijhouden"),
            (Claim.State.DENIED, "Nee"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    answer = words("Toelichting", required=False, help_text="De aanvrager leest dit. Zegt u nee, leg dan uit waarom.")


class LeaveForm(KeeperForm):
    """Asked of the last one only."""

    knows_last = forms.BooleanField(label="Ik weet dat niemand de gegevens dan nog bijhoudt", required=False)


class RemoveForm(KeeperForm):
    reason = words(
        "Waarom?",
        min_length=10,
        help_text="Deze persoon leest dit in de e-mail.",
        error_messages={"min_length": "Schrijf iets meer, zodat deze persoon het begrijpt."},
    )
