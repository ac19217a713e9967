"""`GET /api/v1/capaciteiten`: the selection of the network map as JSON."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Router, Schema

from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps import facets
from weerbaar.features.networks.maps.corpus import FACETS
from weerbaar.features.networks.maps.hits import Hit
from weerbaar.features.networks.maps.queries import Found, find, hit_for
from weerbaar.foundation.ports.api import of

router = Router()


class Recognised(Schema):
    term: str
    filter: str
    waarde: str


class Value(Schema):
    code: str
    label: str
    aantal: int


class Party(Schema):
    id: UUID
    naam: str
    soort: str
    niveau: str
    adres: str


class Item(Schema):
    id: UUID
    naam: str
    omschrijving: str
    organisatie: Party
    deelbehoeften: list[str]
    fasen: list[str]
    vorm: str
    gebied: list[str]
    aantal: float | None
    eenheid: str
    binnenUren: int | None
    volhoudtijdUren: int | None
    valtWegBij: list[str]
    afspraken: list[str]
    status: str
    bevestigdOp: date | None
    bevestigdTot: date | None
    actueel: str
    isVoorbeeld: bool
    adres: str


class Answer(Schema):
    totaal: int
    organisaties: int
    pagina: int
    paginaGrootte: int
    begrepen: list[Recognised]
    gezocht: str
    bedoeldeU: str
    facetten: dict[str, list[Value]]
    resultaten: list[Item]


def _parameters() -> list[dict[str, Any]]:
    """Every key of the address, for the description of the API."""

    def one(name: str, text: str, schema: dict[str, Any], is_list: bool = False) -> dict[str, Any]:
        return {
            "in": "query",
            "name": name,
            "required": False,
            "description": text,
            "schema": {"type": "array", "items": schema} if is_list else schema,
        }

    whole, longest = {"type": "integer", "minimum": 1}, address.LONGEST_NOTICE
    return [
        one("q", "Uw vraag in gewoon Nederlands.", {"type": "string", "maxLength": address.LONGEST_QUESTION}),
        *(
            one(facet.name, f"{facets.TITLES[facet.name]}: een of meer codes.", of(f"facet.{facet.name}"), True)
            for facet in FACETS
        ),
        one("uitval", "Laat weg wat wegvalt bij een van deze oorzaken.", of("falls-away"), True),
        one("binnenUren", "Beschikbaar binnen zoveel uur.", {"type": "integer", "minimum": 0, "maximum": longest}),
        one("letterlijk", "'ja': zoek de woorden zoals ze er staan.", {"type": "string", "enum": ["ja"]}),
        one("sorteer", "Volgorde.", {"type": "string", "enum": [key for key in address.SORTS if key]}),
        one("pagina", "Welke pagina.", {**whole, "maximum": address.LAST_PAGE, "default": 1}),
        one("paginaGrootte", "Hoeveel per pagina.", {**whole, "maximum": address.LARGEST_PAGE, "default": 25}),
    ]  # fmt: skip


@router.get(
    "/capaciteiten",
    response=Answer,
    url_name="capabilities",
    summary="Capaciteiten zoeken",
    description="Wat organisaties kunnen bijdragen, voor zover u het mag zien.",
    openapi_extra={"parameters": _parameters()},
)
def list_capabilities(request: HttpRequest) -> dict[str, Any]:
    """The same selection as the page: the same address, the same counts, the same rows."""
    asked, _ = address.read(request.GET, strict=True)
    found = find(request.user, asked)
    return {
        "totaal": found.result.total,
        "organisaties": found.result.groups,
        "pagina": asked.page,
        "paginaGrootte": asked.page_size,
        "begrepen": [
            {"term": part.term, "filter": part.filter, "waarde": part.value} for part in found.understood.parts
        ],
        "gezocht": found.result.corrected or found.understood.rest,
        "bedoeldeU": found.result.did_you_mean,
        "facetten": _facets(found),
        "resultaten": [_item(row) for row in found.rows],
    }


@router.get("/capaciteiten/{uuid:id}", response=Item, url_name="capability", summary="Eén capaciteit")
def get_capability(request: HttpRequest, id: UUID) -> dict[str, Any]:
    hit = hit_for(request.user, id)
    if hit is None:
        raise Http404
    return _item(hit)


def _facets(found: Found) -> dict[str, list[dict[str, Any]]]:
    start = facets.start_of(found.asked)
    return {
        name: [
            {"code": option.code, "label": option.label, "aantal": option.seen}
            for option in facets.options(found, name, start)
        ]
        for name in found.result.counts
    }


def _item(row: Hit) -> dict[str, Any]:
    organisation = row.organisation
    return {
        "id": row.uuid,
        "naam": row.name,
        "omschrijving": row.description,
        "organisatie": {
            "id": organisation.uuid,
            "naam": organisation.name,
            "soort": organisation.kind,
            "niveau": organisation.level,
            "adres": settings.PRODUCT_URL + organisation.address,
        },
        "deelbehoeften": row.sub_needs,
        "fasen": row.phases,
        "vorm": row.form,
        "gebied": row.area,
        "aantal": row.quantity,
        "eenheid": row.unit,
        "binnenUren": row.notice_hours,
        "volhoudtijdUren": row.sustain_hours,
        "valtWegBij": row.falls_away,
        "afspraken": row.agreement_kinds,
        "status": row.status,
        "bevestigdOp": row.confirmed_on,
        "bevestigdTot": row.confirmed_until,
        "actueel": row.freshness.value,
        "isVoorbeeld": organisation.is_example,
        "adres": settings.PRODUCT_URL + row.address,
    }
