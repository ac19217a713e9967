"""What a file may be at most. Settings decide; these read them."""

from django.conf import settings

MEGABYTE = 1024 * 1024
MOST_PARTS = 10_000  # of a packed file
TEXT_MEGABYTES = 20


def most_bytes() -> int:
    """Of one file."""
    return int(settings.FILES_MOST_MEGABYTES) * MEGABYTE


def most_unpacked() -> int:
    """Of everything in a packed file together."""
    return int(settings.FILES_MOST_UNPACKED_MEGABYTES) * MEGABYTE


def most_pages() -> int:
    return int(settings.FILES_MOST_PAGES)


def too_big() -> str:
    return (
        f"Dit bestand is groter dan {settings.FILES_MOST_MEGABYTES} megabyte. Maak het kleiner en probeer het opnieuw."
    )


def in_words(size: int) -> str:
    """A number of bytes as '3,4 MB' or '12 kB'."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
