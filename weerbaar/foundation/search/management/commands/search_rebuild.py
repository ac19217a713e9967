"""Builds the search index again from the database."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from weerbaar.foundation.search import live, port


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw op uit de database. Zoeken gaat intussen gewoon door."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("collectie", nargs="*", help="Welke zoekcollecties; zonder naam allemaal.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen = [port.corpus(name) for name in options["collectie"]] or list(port.corpora())
        except port.UnknownCorpus as error:
            known = ", ".join(corpus.name for corpus in port.corpora()) or "geen"
            raise CommandError(f"{error} Bekend: {known}.") from None
        for corpus in chosen:
            start = time.perf_counter()
            count = live.rebuild(corpus)
            self.stdout.write(f"Zoekindex '{corpus.name}': {count} documenten in {time.perf_counter() - start:.1f} s.")
