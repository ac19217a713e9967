"""How the API says no: `application/problem+json` (RFC 9457) with Dutch title and detail."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from weerbaar.foundation.kit.errors import Invalid

# What pydantic found wrong -> what the asker should do.
TOLD = {
    "missing": "Deze sleutel moet een waarde hebben.",
    "int_parsing": "Hier hoort een heel getal.",
    "greater_than_equal": "Hier hoort een getal van ten minste {ge}.",
    "less_than_equal": "Hier hoort een getal van ten hoogste {le}.",
    "uuid_parsing": "Hier hoort een UUID.",
    "enum": "Kies een van: {expected}.",
    "string_too_long": "Hier passen ten hoogste {max_length} tekens.",
}


def problem(status: int, title: str, detail: str, **extra: Any) -> HttpResponse:
    """An answer that says no."""
    body = {"status": status, "title": title, "detail": detail, **extra}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json")


def declare(api: NinjaAPI) -> None:
    """Every error that a resource may raise has its answer."""
    api.add_exception_handler(Invalid, refuse_invalid)
    api.add_exception_handler(ValidationError, refuse_unread)
    api.add_exception_handler(Http404, say_absent)
    api.add_exception_handler(HttpError, say_no)


def refuse_invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Input that cannot be used: 400, with every fault by its key."""
    faults = [{"in": "query", "name": key, "detail": text} for key, texts in error.errors.items() for text in texts]
    return problem(400, "Deze vraag kan niet worden beantwoord", str(error), errors=faults)


def refuse_unread(request: HttpRequest, error: Any) -> HttpResponse:
    """Input of the wrong shape: 400, every fault at once. A path that cannot name anything is absent."""
    if any(fault["loc"][0] == "path" for fault in error.errors):
        return say_absent(request)
    faults = [
        {"in": str(fault["loc"][0]), "name": str(fault["loc"][-1]), "detail": _told(fault)} for fault in error.errors
    ]
    return problem(
        400, "Deze vraag kan niet worden gelezen", "Controleer de sleutels en waarden van uw vraag.", errors=faults
    )


def _told(fault: dict[str, Any]) -> str:
    told = TOLD.get(fault["type"], "Deze waarde kan hier niet.")
    return told.format_map({"ge": "", "le": "", "expected": "", "max_length": "", **fault.get("ctx", {})})


def say_absent(request: HttpRequest, error: Any = None) -> HttpResponse:
    return problem(404, "Niet gevonden", "Dit bestaat niet, of is niet voor u zichtbaar.")


def say_no(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, "Dit kan niet", str(error))
