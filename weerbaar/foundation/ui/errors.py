"""Pages for when something is not there, not allowed or went wrong: what is the case, why, what now."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

WORDS = {
    400: ("Deze vraag begrijpen we niet", "Er klopt iets niet aan het adres of aan wat er is verstuurd."),
    403: ("Dit mag u niet doen", "U kunt dit wel zien, maar niet doen."),
    404: ("Niet gevonden", "Deze pagina bestaat niet, of is niet voor u zichtbaar."),
    405: ("Zo kan deze pagina niet worden gebruikt", "Ga terug en gebruik de knop op de pagina zelf."),
    413: (
        "Dit is te groot",
        "Wat u verstuurt is groter dan we kunnen aannemen. Maak het kleiner en probeer het opnieuw.",
    ),
    429: ("Even rustig aan", "U vroeg dit te vaak achter elkaar. Wacht een paar minuten en probeer het dan opnieuw."),
}


def error(request: HttpRequest, status: int, reason: str = "") -> HttpResponse:
    """The page of one error; `reason` is a full Dutch sentence that says more than the standard one."""
    title, text = WORDS[status]
    context = {"status": status, "title": title, "text": reason or text}
    return render(request, "ui/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Shows the reason that the rule gave."""
    return error(request, 403, str(exception) if exception and exception.args else "")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same for what does not exist and for what the reader may not see."""
    return error(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    why = "De pagina stond te lang open, of uw browser weigert cookies."
    return error(request, 403, f"{why} Ga terug, ververs de pagina en probeer het opnieuw.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs no database, session or user."""
    words = {"product_name": settings.PRODUCT_NAME, "contact_email": settings.CONTACT_EMAIL}
    return HttpResponseServerError(render_to_string("ui/500.html", words))


def bare_errors(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a refusal that Django sends without any text (405, 413) gets its page too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_bare = not response.streaming and not response.content and request.method != "HEAD"
        if response.status_code not in (405, 413) or not is_bare or request.path.startswith("/api/"):
            return response
        shown = error(request, response.status_code)
        allowed: Any = response.headers.get("Allow")
        if allowed:
            shown["Allow"] = allowed
        return shown

    return middleware
