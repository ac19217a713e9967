"""`/api/v1/praktijken`: what was tried and what is under way, as far as the asker may see it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from weerbaar.features.content.practices import queries
from weerbaar.features.content.practices.models import Practice
from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ports.api import Paged, Part, of, part_of
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

router = Router()


class PracticeItem(Schema):
    id: UUID
    soort: str
    titel: str
    samenvatting: str
    doorWie: str
    gebied: list[str]
    behoeften: list[str]
    bewijs: str
    kwadrant: str
    begonnen: date | None
    afgerond: date | None
    zoektPartners: bool
    herzienVoor: date | None
    gepubliceerdOp: date | None
    adres: str


class WholePractice(PracticeItem):
    probleem: str
    omstandigheden: str
    watIsGedaan: str
    resultaat: str
    onderbouwing: str
    onderbouwingAdres: str
    watAnders: str
    kosten: str
    tijd: str
    zoekt: str
    bron: str
    bronAdres: str


class PracticePart(Part):
    resultaten: list[PracticeItem]


class PracticesAsked(Schema):
    soort: str = Field("", description="Een praktijk of een initiatief.", json_schema_extra={"enum": [*queries.STAGES]})
    behoefte: str = Field("", description="Bij welke behoefte.", json_schema_extra=of("need"))
    bewijs: str = Field("", description="Hoe we weten of het hielp.", json_schema_extra=of("evidence"))
    kwadrant: str = Field("", description="Plaats in het kwadrant.", json_schema_extra=of("quadrant"))


@router.get("/praktijken", response=PracticePart, url_name="practices", summary="Praktijken en initiatieven")
def list_practices(request: HttpRequest, paging: Paged, asked: Query[PracticesAsked]) -> dict[str, Any]:
    """Newest first."""
    known = {
        "soort": queries.STAGES,
        "behoefte": vocabularies.words(Vocabulary.NEED),
        "bewijs": vocabularies.words(Vocabulary.EVIDENCE),
        "kwadrant": vocabularies.words(Vocabulary.QUADRANT),
    }
    given = {name: str(getattr(asked, name)) for name in known}
    problems = {
        name: [f"Bij '{name}' ken ik '{value[:50]}' niet."]
        for name, value in given.items()
        if value and value not in known[name]
    }
    if problems:
        raise Invalid(problems)
    rows = queries.published(request.user, given["soort"], given["behoefte"], given["bewijs"], given["kwadrant"])
    return part_of(rows, paging, _item)


@router.get("/praktijken/{uuid:id}", response=WholePractice, url_name="practice", summary="Eén praktijk")
def get_practice(request: HttpRequest, id: UUID) -> dict[str, Any]:
    practice = get_object_or_404(queries.published(request.user), uuid=id)
    return _item(practice) | {
        "probleem": practice.problem,
        "omstandigheden": practice.context,
        "watIsGedaan": practice.done,
        "resultaat": practice.result,
        "onderbouwing": practice.evidence_text,
        "onderbouwingAdres": practice.evidence_url,
        "watAnders": practice.differently,
        "kosten": practice.cost,
        "tijd": practice.duration,
        "zoekt": practice.seeks,
        "bron": practice.source,
        "bronAdres": practice.source_url,
    }


def _item(practice: Practice) -> dict[str, Any]:
    return {
        "id": practice.uuid,
        "soort": practice.stage,
        "titel": practice.title,
        "samenvatting": practice.summary,
        "doorWie": practice.author,
        "gebied": practice.area,
        "behoeften": practice.needs,
        "bewijs": practice.evidence,
        "kwadrant": practice.quadrant,
        "begonnen": practice.started_on,
        "afgerond": practice.ended_on,
        "zoektPartners": practice.is_seeking,
        "herzienVoor": practice.review_due_on,
        "gepubliceerdOp": timezone.localdate(practice.published_at) if practice.published_at else None,
        "adres": absolute(practice.get_absolute_url()),
    }
