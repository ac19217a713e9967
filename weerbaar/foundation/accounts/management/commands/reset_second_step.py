"""`manage.py reset_second_step MAIL "reden"`: for when no administrator can sign in any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.accounts.services import take_second_step
from weerbaar.foundation.kit.errors import Invalid


class Command(BaseCommand):
    help = "Haalt de tweede stap van een account weg, bijvoorbeeld als de laatste beheerder de telefoon kwijt is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="e-mailadres van het account")
        parser.add_argument("reason", help="waarom; staat in de geschiedenis en in de mail aan deze persoon")

    def handle(self, *args: Any, email: str, reason: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"Er is geen account met het adres {email}.")
        try:
            take_second_step(None, user, reason)
        except Invalid as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"De tweede stap van {user.email} is weg. Er gaat een mail naar dit adres.")
