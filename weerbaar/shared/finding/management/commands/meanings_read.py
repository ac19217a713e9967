"""Reads now what a worker would read bit by bit: what the texts mean."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from weerbaar.shared.finding.corpus import every_key, texts_of
from weerbaar.shared.meaning import model, services

SECONDS = 5.0


class Command(BaseCommand):
    help = "Laat het taalmodel nu alle teksten lezen die het nog niet kent. Zoeken gaat intussen gewoon door."

    def handle(self, *args: Any, **options: Any) -> None:
        if model.active() is None:
            raise CommandError("Er is hier geen taalmodel: MEANING_MODEL is leeg, of het model werkt hier niet.")
        start = time.perf_counter()
        services.want_only(every_key())
        count = services.due()
        while services.read_due(texts_of, SECONDS):
            self.stdout.write(f"Nog {services.due()} van de {count} te lezen.")
        self.stdout.write(f"{count} gelezen in {time.perf_counter() - start:.0f} s.")
