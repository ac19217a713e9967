"""`GET /api/v1/zoek`: the one search over everything as JSON."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.ports.api import of
from weerbaar.shared.finding import asked as address
from weerbaar.shared.finding.presenting import LABELS, TITLES
from weerbaar.shared.finding.reading import Found, Hit, find

router = Router()
MOST_VALUES = 100  # values of one facet in an answer, the fullest first


class SearchValue(Schema):
    code: str
    label: str
    aantal: int


class SearchHit(Schema):
    soort: str
    titel: str
    adres: str
    samenvatting: str
    bron: str
    datum: date | None
    passage: str
    plaats: str
    pagina: int | None
    bestandsnaam: str | None


class SearchAnswer(Schema):
    totaal: int
    pagina: int
    paginaGrootte: int
    gezocht: str
    bedoeldeU: str
    facetten: dict[str, list[SearchValue]]
    resultaten: list[SearchHit]


def _parameters() -> list[dict[str, Any]]:
    """Every key of the address, for the description of the API."""

    def one(name: str, text: str, schema: dict[str, Any], is_list: bool = False) -> dict[str, Any]:
        told = {"type": "array", "items": schema, "maxItems": address.MOST_VALUES} if is_list else schema
        return {"in": "query", "name": name, "required": False, "description": text, "schema": told}

    whole, day = {"type": "integer", "minimum": 1}, {"type": "string", "format": "date"}
    free = {"type": "string", "maxLength": 200}
    return [
        one("q", "Uw vraag in gewoon Nederlands.", {"type": "string", "maxLength": address.LONGEST}),
        *(
            one(name, f"{TITLES[name]}: een of meer.", free if name == "bron" else of(f"zoek.{name}"), True)
            for name in address.NAMES
        ),
        one("vanaf", "Verschenen op of na deze dag.", day),
        one("tot", "Verschenen op of voor deze dag.", day),
        one("letterlijk", "'ja': zoek de woorden zoals ze er staan.", {"type": "string", "enum": ["ja"]}),
        one("sorteer", "Volgorde.", {"type": "string", "enum": [key for key in address.SORTS if key]}),
        one("pagina", "Welke pagina.", {**whole, "maximum": address.DEEPEST, "default": 1}),
        one("paginaGrootte", "Hoeveel per pagina.", {**whole, "maximum": address.LARGEST_PAGE, "default": 20}),
    ]


@router.get(
    "/zoek",
    response=SearchAnswer,
    url_name="search",
    summary="Zoeken in alles",
    description="Eén zoekvraag over alles wat hier te vinden is, ook in bestanden, voor zover u het mag zien. "
    f"Van één vraag zijn de eerste {address.DEEPEST} resultaten op te halen.",
    openapi_extra={"parameters": _parameters()},
)
def search(request: HttpRequest) -> dict[str, Any]:
    """The same reading as the page: the same address, the same counts, the same rows."""
    asked = address.read(request.GET, strict=True)
    found = find(request.user, asked)
    return {
        "totaal": found.total,
        "pagina": asked.page,
        "paginaGrootte": asked.page_size,
        "gezocht": found.corrected or asked.q,
        "bedoeldeU": found.did_you_mean,
        "facetten": {name: _values(found, name) for name in address.NAMES},
        "resultaten": [_item(hit) for hit in found.hits],
    }


def _values(found: Found, name: str) -> list[dict[str, Any]]:
    """What there is, most first; what is not there is left out."""
    counted = [(code, count) for code, count in found.counts.get(name, {}).items() if count]
    counted.sort(key=lambda one: (-one[1], one[0]))
    return [{"code": code, "label": LABELS[name](code), "aantal": count} for code, count in counted[:MOST_VALUES]]


def _item(hit: Hit) -> dict[str, Any]:
    line, passage = hit.line, hit.passage
    return {
        "soort": hit.word,
        "titel": line.title,
        "adres": absolute(line.url),
        "samenvatting": line.summary,
        "bron": line.source,
        "datum": line.date,
        "passage": "".join(piece.text for piece in hit.pieces),
        "plaats": passage.where if passage else "",
        "pagina": passage.page if passage else None,
        "bestandsnaam": line.file_name or None,
    }
