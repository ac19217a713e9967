"""`manage.py synthesise`: plausible Dutch data at scale, to measure with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from weerbaar.demo.synthesis.run import TwiceTheSame, clear, synthesise
from weerbaar.foundation.taxonomy.loading import load_all


class Command(BaseCommand):
    help = "Maakt veel aannemelijke gegevens, steeds dezelfde bij hetzelfde getal; of wist ze weer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisations", type=int, default=1000, metavar="N", help="Hoeveel organisaties.")
        parser.add_argument("--capabilities", type=int, default=10_000, metavar="M", help="Hoeveel capaciteiten.")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="Het getal waarmee het toeval begint.")
        parser.add_argument("--clear", action="store_true", help="Wis alles wat dit commando ooit maakte.")
        parser.add_argument("--no-index", action="store_true", help="Bouw de zoekindex daarna niet op.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["clear"]:
            organisations, capabilities = clear()
            self.stdout.write(f"Gewist: {_dutch(organisations)} organisaties en {_dutch(capabilities)} capaciteiten.")
        else:
            self._make(options["organisations"], options["capabilities"], options["seed"])
        if not options["no_index"]:
            call_command("search_rebuild", stdout=self.stdout)

    def _make(self, organisations: int, capabilities: int, seed: int) -> None:
        if organisations < 1 or capabilities < 0 or seed < 0:
            raise CommandError("Vraag ten minste één organisatie, en geen aantal onder nul.")
        load_all()
        try:
            made = synthesise(organisations, capabilities, seed)
        except TwiceTheSame as error:
            raise CommandError(str(error)) from None
        for count, what, seconds in (
            (made.organisations, "organisaties", made.organisation_seconds),
            (made.capabilities, "capaciteiten", made.capability_seconds),
        ):
            speed = _dutch(round(count / max(seconds, 0.001)))
            self.stdout.write(f"{_dutch(count)} {what} in {seconds:.1f} s ({speed} per seconde)")


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
