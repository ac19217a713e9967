"""All that is asked of a file before it is taken in."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.uploadedfile import UploadedFile

from weerbaar.shared.files import pictures, recognising, recordings, scanning
from weerbaar.shared.files.limits import MEGABYTE, most_bytes, most_pages, too_big
from weerbaar.shared.files.reading.parent import pages_in
from weerbaar.shared.files.unwanted import UnwantedFile


@dataclass(frozen=True, slots=True)
class Checked:
    kind: str
    digest: str
    page_count: int | None
    seconds: float | None
    is_scanned: bool


def check(path: Path) -> Checked:
    """What this file is. Raises UnwantedFile: with a reason that its sender can do something with."""
    with path.open("rb") as file:
        size = path.stat().st_size
        kind = recognising.kind_of(file, size)
        seconds = recordings.seconds_of(kind, file, size) if kind in recordings.KINDS else None
        pages = _pages(path) if kind == "pdf" else None
        if scanning.is_configured():
            scanning.scan(file)
        digest = hashlib.sha256()
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return Checked(kind, digest.hexdigest(), pages, seconds, scanning.is_configured())


def check_sent(sent: UploadedFile) -> Checked:
    """What a file is that a form of Wagtail brought. Leaves it at its beginning. Raises UnwantedFile."""
    if (sent.size or 0) > most_bytes():
        raise UnwantedFile(too_big())
    with NamedTemporaryFile() as copy:
        for piece in sent.chunks():
            copy.write(piece)
        copy.flush()
        sent.seek(0)
        return check(Path(copy.name))


def check_picture(sent: UploadedFile) -> None:
    """A picture of any kind, of which Wagtail reads what it is: nothing else besides, nothing dangerous, and without
    the place where it was made. Leaves it at its beginning. Raises UnwantedFile."""
    sent.seek(0)
    start = sent.read(recognising.LOOK)
    recognising.refuse_more_in(sent, start)
    pictures.refuse_unfit(sent)
    if scanning.is_configured():
        sent.seek(0)
        scanning.scan(sent)
    sent.seek(0)


def _pages(path: Path) -> int:
    pages = pages_in(str(path))
    if pages > most_pages():
        told, most = (f"{number:,}".replace(",", ".") for number in (pages, most_pages()))
        raise UnwantedFile(f"Dit document heeft {told} bladzijden; we nemen er ten hoogste {most} aan. Verdeel het.")
    return pages
