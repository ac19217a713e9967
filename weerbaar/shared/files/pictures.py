"""Pictures: known by their first bytes, their head looked at without drawing them."""

from typing import IO

from weerbaar.shared.files.unwanted import DAMAGED, UnwantedFile

KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
MOST_PIXELS = 40_000_000
TOO_LARGE = "Deze afbeelding is groter dan 40 miljoen beeldpunten. Maak haar kleiner en probeer het opnieuw."
PLACED = "In deze foto staat waar zij is gemaakt. Bewaar de foto zonder plaatsgegevens en probeer het opnieuw."
_GPS = 0x8825  # the part of EXIF that tells the place


def kind_of(file: IO[bytes], start: bytes) -> str | None:
    """'png', 'jpg', or None when it is no picture. Raises UnwantedFile."""
    kind = next((kind for mark, kind in KINDS.items() if start.startswith(mark)), None)
    if kind is not None:
        refuse_unfit(file, ("PNG", "JPEG"))
    return kind


def refuse_unfit(file: IO[bytes], formats: tuple[str, ...] | None = None) -> None:
    """A picture of one of these formats (any): neither damaged nor too large, and not with the place where it was made.
    Raises UnwantedFile."""
    from PIL import Image, UnidentifiedImageError

    file.seek(0)
    try:
        with Image.open(file, formats=formats) as picture:  # reads the head alone
            width, height = picture.size
            is_placed = bool(picture.getexif().get_ifd(_GPS))
    except Image.DecompressionBombError as error:
        raise UnwantedFile(TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnwantedFile(DAMAGED) from error
    if width * height > MOST_PIXELS:
        raise UnwantedFile(TOO_LARGE)
    if is_placed:
        raise UnwantedFile(PLACED)
