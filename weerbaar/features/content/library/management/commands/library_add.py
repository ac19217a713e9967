"""`manage.py library_add FILE…`: put files on the shelf as they are; editors complete their description later."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from weerbaar.features.content.library.services.adding import add_plain
from weerbaar.foundation.kit.errors import Invalid


class Command(BaseCommand):
    help = "Zet bestanden in de bibliotheek (PDF, DOCX, ODT, PPTX, HTML, TXT). Wat er al staat, blijft zoals het is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="BESTAND")
        parser.add_argument("--titel", default="", help="voor één bestand; anders komt de titel van de naam")
        parser.add_argument("--schrijver", default="Niet bekend", help="de organisatie die het schreef")
        parser.add_argument("--soort", default="overig", help="code van de soort document")
        parser.add_argument("--zichtbaar", default="openbaar", choices=["openbaar", "leden", "crisisprofessionals"])
        parser.add_argument("--concept", action="store_true", help="nog niet publiceren")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for name in options["files"]:
            path = Path(name)
            title = options["titel"] if options["titel"] and len(options["files"]) == 1 else title_of(path)
            values = {
                "title": title,
                "author": options["schrijver"],
                "kind": options["soort"],
                "visibility": options["zichtbaar"],
            }
            try:
                with path.open("rb") as content:
                    document, is_new = add_plain(File(content, path.name), values, publish=not options["concept"])
            except OSError as error:
                self.stderr.write(f"{path.name}: {error.strerror}.")
                failed += 1
            except Invalid as error:
                self.stderr.write(f"{path.name}: {error}")
                failed += 1
            else:
                told = (
                    document.problem or f"{document.get_reading_display()}, {document.parts_read} bladzijden of delen"
                )
                self.stdout.write(f"{path.name}: {told if is_new else 'staat er al'} ({document.get_absolute_url()})")
        if failed:
            raise CommandError(f"{failed} van de {len(options['files'])} bestanden zijn niet toegevoegd.")


def title_of(path: Path) -> str:
    """The name of the file as a title: without what only machines read."""
    words = re.sub(r"[_\s-]+", " ", re.sub(r"_[0-9a-f]{12,}$", "", path.stem)).strip()
    return (words[:1].upper() + words[1:])[:200] or "Zonder titel"
