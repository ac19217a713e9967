"""What allauth says when something is wrong with signing in or an address, in our words."""

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from weerbaar.foundation.letters.services import send

SENTENCES = {
    "account_inactive": "Dit account is uitgezet. Neem contact met ons op.",
    "cannot_remove_primary_email": "U kunt uw hoofdadres niet weghalen. Maak eerst een ander adres het hoofdadres.",
    "duplicate_email": "Dit e-mailadres staat al bij uw account.",
    "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
    "email_taken": "Er is al een account met dit e-mailadres.",
    "enter_current_password": "Vul het wachtwoord in dat u nu gebruikt.",
    "incorrect_password": "Dit wachtwoord klopt niet.",
    "max_email_addresses": "U kunt niet meer dan %d e-mailadressen toevoegen.",
    "rate_limited": "U vroeg dit te vaak achter elkaar. Wacht een paar minuten en probeer het dan opnieuw.",
    "same_as_current": "Kies iets anders dan wat u nu hebt.",
    "too_many_login_attempts": "Het inloggen lukte te vaak niet. Wacht vijf minuten en probeer het dan opnieuw.",
    "unverified_primary_email": "Bevestig eerst uw hoofdadres.",
}


class HouseAdapter(DefaultAccountAdapter):
    """allauth as it is, with our sentences."""

    error_messages = {**DefaultAccountAdapter.error_messages, **SENTENCES}

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody what happened to their account, in a letter: it waits for a mail server that is away.

        What somebody waits for (a confirmation, a new password) still goes out at once.
        """
        values = {
            "timestamp": timezone.now(),
            "ip": self.get_client_ip(self.request),
            "contact_email": settings.CONTACT_EMAIL,
            **(context or {}),
        }
        subject = render_to_string(f"{template_prefix}_subject.txt", values)
        with transaction.atomic():
            send(f"account:{uuid4()}", email or user.email, subject, f"{template_prefix}_message", values, user=user)
