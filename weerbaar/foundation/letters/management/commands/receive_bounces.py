"""Take in mail that came back: from a mail server's pipe, or from a Maildir folder."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from weerbaar.foundation.letters.bounces import receive, receive_folder


class Command(BaseCommand):
    help = "Leest teruggekomen post: één bericht van de invoer, of alles wat nieuw is in een Maildir-map."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--maildir", default="", help="de map, als het geen bericht van de invoer is")
        parser.add_argument("--folder", action="store_true", help="lees de map van de instelling BOUNCE_MAILDIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["maildir"] or (settings.BOUNCE_MAILDIR if options["folder"] else "")
        if options["folder"] and not folder:
            raise CommandError("De instelling BOUNCE_MAILDIR is leeg.")
        if not folder:
            count = int(receive(sys.stdin.buffer.read()))
        else:
            try:
                count = receive_folder(folder)
            except OSError as error:
                raise CommandError(f"De map {folder} kan niet worden gelezen: {error}") from error
        self.stdout.write("1 brief kwam terug." if count == 1 else f"{count} brieven kwamen terug.")
