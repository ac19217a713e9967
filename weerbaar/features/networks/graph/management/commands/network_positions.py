"""`manage.py network_positions`: work out where organisations stand in the picture of the network."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from weerbaar.features.networks.graph.services import place_organisations


class Command(BaseCommand):
    help = "Bepaalt waar organisaties in het netwerk staan. Gebeurt ook elke nacht vanzelf."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opnieuw", action="store_true", help="Begin opnieuw: iedereen krijgt een nieuwe plaats.")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        count = place_organisations(afresh=options["opnieuw"])
        self.stdout.write(f"{count} organisaties hebben een plaats ({time.monotonic() - began:.1f} seconden).")
