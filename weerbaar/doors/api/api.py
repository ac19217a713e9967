"""The API: one version, and one description of all that it answers."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from weerbaar.doors.api import problems
from weerbaar.foundation.ports.api import CODES, codes, resources

VERSION = "1.1.0"
_TEXT = {"type": "string"}
PROBLEM = {
    "type": "object",
    "title": "Problem",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": _TEXT,
        "detail": _TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "name", "detail"],
                "properties": {"in": _TEXT, "name": _TEXT, "detail": _TEXT},
            },
        },
    },
}
REFUSALS = {
    "400": "De vraag kan niet worden beantwoord; `errors` zegt bij welke sleutel en waarom.",
    "401": "De sleutel werkt niet.",
    "404": "Bestaat niet, of is niet voor u zichtbaar.",
    "429": "Te veel vragen; `Retry-After` zegt over hoeveel seconden het weer kan.",
}


def _header(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "schema": schema}


_NUMBER = {"type": "integer", "minimum": 0}
ANSWER_HEADERS = {
    "API-Version": _header("De versie van de API die antwoordt.", {"type": "string", "example": VERSION}),
    "RateLimit-Limit": _header("Hoeveel vragen per minuut u mag stellen.", _NUMBER),
    "RateLimit-Remaining": _header("Hoeveel daarvan er deze minuut over zijn.", _NUMBER),
    "RateLimit-Reset": _header("Over hoeveel seconden het tellen opnieuw begint.", _NUMBER),
}


class House(NinjaAPI):
    """ninja, whose description says what goes for every answer: headers, refusals, and that a key may be sent."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """Paths begin after the address of the server, which ends in the version."""
        schema = super().get_openapi_schema(path_prefix="", path_params=path_params)
        for methods in schema["paths"].values():
            for operation in methods.values():
                _complete(operation)
        schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM
        schema["components"]["securitySchemes"] = {
            "sleutel": {"type": "http", "scheme": "bearer", "description": "Een API-sleutel van uw account."}
        }
        schema["security"] = [{}, {"sleutel": []}]
        return schema


def _complete(operation: dict[str, Any]) -> None:
    """What every operation shares. 404 only where something is named in the path."""
    for parameter in operation["parameters"]:
        schema = parameter["schema"].get("items", parameter["schema"])
        if CODES in schema:
            schema |= {"type": "string", "enum": codes(schema.pop(CODES))}
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for answer in answers.values():
        answer["headers"] = ANSWER_HEADERS
    is_one = any(one["in"] == "path" for one in operation["parameters"])
    for status, text in REFUSALS.items():
        if status != "404" or is_one:
            content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
            wait = {"Retry-After": _header("Over hoeveel seconden het weer kan.", _NUMBER)} if status == "429" else {}
            answers[status] = {"description": text, "headers": {**ANSWER_HEADERS, **wait}, "content": content}
    operation["responses"] = answers


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
problems.declare(api)


def mount() -> None:
    """Put every resource of the port in the API; called once, when the addresses are made."""
    for resource in resources():
        api.add_router("", resource.router, tags=[resource.name])
