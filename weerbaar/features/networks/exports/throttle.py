"""How often somebody without account may take a selection along."""

from django.http import HttpRequest

from weerbaar.foundation.accounts import pace

MOST = 20
SECONDS = 300


def is_too_often(request: HttpRequest) -> bool:
    """Counts this request too. Members are not counted."""
    if request.user.is_authenticated:
        return False
    return pace.take(pace.stranger(request, "exports"), MOST, SECONDS).is_refused
