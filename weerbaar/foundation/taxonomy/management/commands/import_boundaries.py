"""`manage.py import_boundaries FILE … | --pdok`: the borders of regions and municipalities for the map."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from weerbaar.foundation.taxonomy import boundaries
from weerbaar.foundation.taxonomy.boundaries import fetching, storing
from weerbaar.foundation.taxonomy.boundaries.files import BadFile


class Command(BaseCommand):
    help = (
        "Leest de grenzen van de 25 veiligheidsregio's en alle gemeenten in, uit het gebiedenbestand van het CBS "
        "(GeoJSON of TopoJSON) of van de landelijke dienst. Klopt er iets niet, dan blijft alles zoals het was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="*", metavar="BESTAND", help="een bestand met beide, of een per soort gebied"
        )
        parser.add_argument("--pdok", action="store_true", help="haal ze op bij de landelijke dienst (BOUNDARIES_URL)")
        parser.add_argument("--jaar", type=int, help="van welk jaar de grenzen zijn, als het bestand dat niet zegt")
        parser.add_argument("--bron", default="", help="wie er als bron onder de kaart staat")
        parser.add_argument(
            "--als-er-geen-zijn",
            action="store_true",
            help="doe niets als er al grenzen zijn; neem anders BOUNDARIES_FILE, of de landelijke dienst",
        )

    def handle(self, *args: Any, files: list[str], pdok: bool, jaar: int | None, bron: str, **options: Any) -> None:
        if options["als_er_geen_zijn"]:
            if boundaries.shapes().year and not boundaries.lack_points():
                self.stdout.write("Er zijn al grenzen.")
                return
            files = [settings.BOUNDARIES_FILE] if settings.BOUNDARIES_FILE else []
            pdok = not files
        if bool(files) == pdok:
            raise CommandError("Noem een bestand, of gebruik --pdok.")
        try:
            given = fetching.fetch(jaar) if pdok else [_opened(name) for name in files]
            stored = storing.store(given, jaar, bron or ("CBS/Kadaster, via PDOK" if pdok else ""))
        except (BadFile, fetching.Unreachable) as error:
            raise CommandError(f"{error} Er is niets veranderd.") from None
        self.stdout.write(_told(stored))


def _opened(name: str) -> storing.File:
    """Raises BadFile when it cannot be read."""
    try:
        return storing.File(Path(name).name, Path(name).read_bytes())
    except OSError:
        raise BadFile(f"Het bestand {name} is er niet of mag niet worden gelezen.") from None


def _told(stored: storing.Stored) -> str:
    country, towns = stored.kilobytes
    merged = " De regio’s zijn gemaakt uit hun gemeenten." if stored.is_merged else ""
    return (
        f"Ingelezen: de grenzen van {stored.year} van {stored.regions} veiligheidsregio’s en {stored.municipalities} "
        f"gemeenten, uit {stored.form} in {stored.system}.{merged} Het land is getekend in {country} kB, alle "
        f"gemeenten samen in {towns} kB."
    )
