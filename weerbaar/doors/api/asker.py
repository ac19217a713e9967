"""Who asks the API: nobody in particular, or the owner of a key. A session in a browser does not count."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from weerbaar.doors.api.problems import problem
from weerbaar.foundation.accounts import pace, tokens


def identify(request: HttpRequest) -> HttpResponse | None:
    """Puts who asks on the request and counts the question; an answer when it stops here: a key that does not work
    (401), or too many questions (429, with when to come back)."""
    told = request.headers.get("Authorization", "")
    request.user = AnonymousUser()
    if told:
        way, _, key = told.partition(" ")
        token = tokens.found(key.strip()) if way.lower() == "bearer" else None
        if token is None:
            refusal = problem(401, "Deze sleutel werkt niet", "De sleutel is onbekend, verlopen of ingetrokken.")
            refusal.headers["WWW-Authenticate"] = "Bearer"
            return _counted(request, pace.stranger(request, "api"), settings.API_PER_MINUTE) or refusal
        request.user = token.owner
        return _counted(request, f"token:{token.pk}", settings.API_PER_MINUTE_WITH_KEY)
    return _counted(request, pace.stranger(request, "api"), settings.API_PER_MINUTE)


def _counted(request: HttpRequest, asker: str, most: int) -> HttpResponse | None:
    taken = pace.take(asker, most)
    request.pace = taken  # type: ignore[attr-defined]
    if not taken.is_refused:
        return None
    wait = "1 seconde" if taken.seconds == 1 else f"{taken.seconds} seconden"
    refusal = problem(
        429, "Te veel vragen", f"U mag {most} vragen per minuut stellen. Probeer het over {wait} opnieuw."
    )
    refusal.headers["Retry-After"] = str(taken.seconds)
    return refusal
