"""The API: one version, one way of saying no (RFC 9457), the same headers on every answer."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ports.api import resources

VERSION = "1.0.0"
HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


def problem(status: int, title: str, detail: str, **extra: Any) -> HttpResponse:
    """An answer that says no: `application/problem+json` with Dutch title and detail."""
    body = {"status": status, "title": title, "detail": detail, **extra}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type="application/problem+json", headers=HEADERS
    )


class House(NinjaAPI):
    """Adds the house's headers to every answer that a view gives."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(*args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


api = House(
    title=f"{settings.PRODUCT_NAME} API",
    version=VERSION,
    description="Wie kan wat bijdragen, waar en hoe snel: de maatschappelijke netwerkkaarten.",
    docs_url=None,
    urls_namespace="api",
    servers=[{"url": f"{settings.PRODUCT_URL}/api/v1"}],
    openapi_extra={
        "info": {
            "contact": {
                "name": settings.CONTACT_NAME,
                "url": f"{settings.PRODUCT_URL}/contact/",
                "email": settings.CONTACT_EMAIL,
            }
        }
    },
)


@api.exception_handler(Invalid)
def refuse_invalid(request: HttpRequest, error: Invalid) -> HttpResponse:
    """Input that cannot be used: 400, with every fault by its key."""
    faults = [{"in": "query", "name": key, "detail": text} for key, texts in error.errors.items() for text in texts]
    return problem(400, "Deze vraag kan niet worden beantwoord", str(error), errors=faults)


@api.exception_handler(ValidationError)
def refuse_unread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(400, "Deze vraag kan niet worden gelezen", "Controleer de sleutels en waarden van uw vraag.")


@api.exception_handler(Http404)
def say_absent(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "Niet gevonden", "Dit bestaat niet, of is niet voor u zichtbaar.")


@api.exception_handler(HttpError)
def say_no(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "Dit kan niet", str(error))


def mount() -> None:
    """Put every resource of the port in the API; called once, when the addresses are made."""
    for resource in resources():
        api.add_router("", resource.router, tags=[resource.name])
