"""`manage.py demo_accounts`: make the demo accounts if they are not there, and print them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from weerbaar.demo.accounts import ACCOUNTS, GENERATORS, make_accounts
from weerbaar.foundation.organisations.models import Organisation


class Command(BaseCommand):
    help = "Maakt de accounts van de demo als ze er niet zijn, en toont ze."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Organisation.objects.filter(name=GENERATORS).exists():
            raise CommandError("Laad eerst de voorbeeldgegevens: manage.py demo_content")
        make_accounts()
        width = max(len(account.email) for account in ACCOUNTS)
        self.stdout.write(f"Accounts om te proberen (wachtwoord voor allemaal: {settings.DEMO_PASSWORD})")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:<{width}}  {account.what}")
        self.stdout.write(
            "Vraagt het inloggen om een code, dan staat die erbij op het scherm (ook op /demo/accounts/)."
        )
