"""`manage.py demo_content`: load the example content, and in a demo the accounts."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from weerbaar.demo import words
from weerbaar.demo.accounts import make_accounts
from weerbaar.demo.articles import publish_once
from weerbaar.demo.asks import ask_once
from weerbaar.demo.belonging import link_new
from weerbaar.demo.changes import change_once
from weerbaar.demo.datasets import collect_once
from weerbaar.demo.doubles import make_double
from weerbaar.demo.drafts import draft_once
from weerbaar.demo.imports import read_in_once
from weerbaar.demo.keeping import begin_once
from weerbaar.demo.known import ContentError
from weerbaar.demo.lately import ring_round_once
from weerbaar.demo.library import shelve_once
from weerbaar.demo.loading import load_content
from weerbaar.demo.practices import share_once
from weerbaar.demo.recordings import record_once
from weerbaar.features.networks.graph.services import place_organisations


class Command(BaseCommand):
    help = "Laadt de voorbeeldgegevens. Wat er al is, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        began, now = time.monotonic(), timezone.now()
        try:
            counts = load_content()
        except ContentError as error:
            raise CommandError(str(error)) from None
        if settings.IS_DEMO:
            counts["accounts"] = make_accounts()
            counts["bestanden"] = read_in_once()
            counts["vragen om bevestiging"] = ask_once()
            counts["uitnodigingen en aanvragen"] = begin_once()
            counts["dubbele organisaties"] = make_double()
            counts["concept-afspraken"] = draft_once()
            counts["documenten"] = shelve_once()
            counts["praktijken en initiatieven"] = share_once()
            counts["datasets"] = collect_once()
            counts["series en afleveringen"] = record_once()
            counts["artikelen, pagina's en vragen"] = publish_once()
            counts |= {what: load() for what, load in words.LOADERS.items()}
            counts["bevestigingen"] = ring_round_once()
            counts["wijzigingen"] = change_once()
            counts["verbindingen"] = link_new(since=now)
        place_organisations()
        for what, number in counts.items():
            if number:
                self.stdout.write(f"  {number:>6} {what} toegevoegd")
        self.stdout.write(f"Klaar in {time.monotonic() - began:.1f} seconden.")
