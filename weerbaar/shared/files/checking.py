"""All that is asked of a file before it is taken in."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from weerbaar.shared.files import recognising, scanning
from weerbaar.shared.files.limits import MEGABYTE, most_pages
from weerbaar.shared.files.reading.parent import pages_in
from weerbaar.shared.files.unwanted import UnwantedFile


@dataclass(frozen=True, slots=True)
class Checked:
    kind: str
    digest: str
    page_count: int | None
    is_scanned: bool


def check(path: Path) -> Checked:
    """What this file is. Raises UnwantedFile: with a reason that its sender can do something with."""
    with path.open("rb") as file:
        kind = recognising.kind_of(file, path.stat().st_size)
        pages = _pages(path) if kind == "pdf" else None
        if scanning.is_configured():
            scanning.scan(file)
        digest = hashlib.sha256()
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return Checked(kind, digest.hexdigest(), pages, scanning.is_configured())


def _pages(path: Path) -> int:
    pages = pages_in(str(path))
    if pages > most_pages():
        told, most = (f"{number:,}".replace(",", ".") for number in (pages, most_pages()))
        raise UnwantedFile(f"Dit document heeft {told} bladzijden; we nemen er ten hoogste {most} aan. Verdeel het.")
    return pages
