"""`manage.py load_vocabularies`: add the terms, regions, municipalities, places and synonyms that are not there yet."""

from typing import Any

from django.core.management.base import BaseCommand

from weerbaar.foundation.taxonomy.loading import load_all


class Command(BaseCommand):
    help = "Vult de begrippenlijsten en de gebieden aan. Wat er al staat, blijft zoals het is."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_all()
        parts = [f"{count} {what}" for what, count in added.items() if count]
        self.stdout.write(f"Toegevoegd: {', '.join(parts)}." if parts else "Alles stond er al; niets toegevoegd.")
