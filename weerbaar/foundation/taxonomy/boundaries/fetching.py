"""Borders from the national service (CBS gebiedsindelingen at PDOK). Never waits long, and says what went wrong."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from http.client import HTTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from weerbaar.foundation.taxonomy.boundaries.files import LARGEST
from weerbaar.foundation.taxonomy.boundaries.storing import File

LAYERS = ("veiligheidsregio_gegeneraliseerd", "gemeente_gegeneraliseerd")
PIECE = 1 << 16


class Unreachable(RuntimeError):
    """The service did not give the borders. The message is a Dutch sentence."""


class _NotThere(Exception):
    """The service has nothing of this year."""


def fetch(year: int | None = None) -> list[File]:
    """The files of a year; without one, of this year, or of last year as long as this year is not out. Raises
    Unreachable when the address is not set, the service does not answer, or all of it takes longer than the setting
    BOUNDARIES_SECONDS."""
    if urlsplit(settings.BOUNDARIES_URL).scheme not in ("http", "https"):
        raise Unreachable("Er is geen adres van de landelijke dienst ingesteld (BOUNDARIES_URL).")
    this_year = timezone.localdate().year
    deadline = time.monotonic() + settings.BOUNDARIES_SECONDS
    years = [year] if year else [this_year, this_year - 1]
    for one in years:
        try:
            return [File(f"{layer}_{one}.json", _get(one, layer, deadline)) for layer in LAYERS]
        except _NotThere:
            continue
    raise Unreachable(f"De landelijke dienst heeft geen grenzen van {_or(years)} op {_host()}.")


def _get(year: int, layer: str, deadline: float) -> bytes:
    address = settings.BOUNDARIES_URL.format(jaar=year, laag=layer)
    pieces, size = [], 0
    try:
        with urllib.request.urlopen(address, timeout=_left(deadline)) as answer:  # noqa: S310 - http(s), see fetch
            while piece := answer.read1(PIECE):
                pieces.append(piece)
                size += len(piece)
                _left(deadline)
                if size > LARGEST:
                    raise Unreachable("De landelijke dienst stuurde meer dan 300 MB. Dat is niet gelezen.")
            if answer.length:  # it broke off before all that it announced was there
                raise ConnectionError
    except urllib.error.HTTPError as error:
        if error.code in (400, 404):
            raise _NotThere from None
        raise Unreachable(f"De landelijke dienst ({_host()}) gaf een fout: {error.code}.") from None
    except (OSError, HTTPException):
        raise Unreachable(f"De landelijke dienst ({_host()}) antwoordde niet. Haal het bestand zelf op.") from None
    return b"".join(pieces)


def _left(deadline: float) -> float:
    """The seconds that are left; Unreachable when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise Unreachable(
            f"De landelijke dienst ({_host()}) had meer dan {settings.BOUNDARIES_SECONDS:g} seconden nodig."
        )
    return left


def _host() -> str:
    return urlsplit(settings.BOUNDARIES_URL).netloc


def _or(years: Iterable[int]) -> str:
    return " of ".join(str(year) for year in years)
