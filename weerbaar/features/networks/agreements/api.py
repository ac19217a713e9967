"""`/api/v1/afspraken`: who promised what to whom. An agreement shows when all it names does."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from weerbaar.features.networks.agreements import queries
from weerbaar.features.networks.agreements.models import Agreement, AgreementLine, Standing
from weerbaar.foundation.activity.counting import count_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ports.api import Paged, Part, of, part_of
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

router = Router()


class AgreementParty(Schema):
    id: UUID
    naam: str
    rol: str
    adres: str


class Promise(Schema):
    capaciteit: UUID
    naam: str
    aantal: float | None
    eenheid: str
    regio: str | None


class AgreementItem(Schema):
    id: UUID
    titel: str
    soort: str
    stand: str
    samenvatting: str
    partijen: list[AgreementParty]
    geldigVanaf: date | None
    geldigTot: date | None
    reactietijdUren: int | None
    inroepen: str
    kosten: str
    laatstGeoefend: date | None
    herzienVoor: date | None
    adres: str


class WholeAgreement(AgreementItem):
    toezeggingen: list[Promise]


class AgreementPart(Part):
    resultaten: list[AgreementItem]


class AgreementsAsked(Schema):
    q: str = Field("", max_length=200, description="Woorden uit de titel.")
    soort: str = Field("", description="Soort afspraak.", json_schema_extra=of("agreement-kind"))
    stand: str = Field("", description="Waar zij in haar leven is.", json_schema_extra={"enum": [*Standing.values]})


@router.get("/afspraken", response=AgreementPart, url_name="agreements", summary="Afspraken zoeken")
def list_agreements(request: HttpRequest, paging: Paged, asked: Query[AgreementsAsked]) -> dict[str, Any]:
    """By title."""
    problems = {
        name: [f"Bij '{name}' ken ik '{value[:50]}' niet."]
        for name, value, known in (
            ("soort", asked.soort, vocabularies.words(Vocabulary.AGREEMENT_KIND)),
            ("stand", asked.stand, Standing.values),
        )
        if value and value not in known
    }
    if problems:
        raise Invalid(problems)
    filters = queries.Filters(text=asked.q.replace("\x00", " "), kind=asked.soort, standing=asked.stand)
    return part_of(queries.list_agreements(request.user, filters), paging, _item, _count, FEW)


# Whether somebody may see an agreement asks after all its parties and promises. Of ten thousand, walking through the
# titles until a page is full costs as much as asking all of five hundred.
FEW = 500


def _count(rows: QuerySet[Agreement]) -> int:
    return count_of(rows, follows=("agreement.", "capability.", "organisation."))


@router.get("/afspraken/{uuid:id}", response=WholeAgreement, url_name="agreement", summary="Eén afspraak")
def get_agreement(request: HttpRequest, id: UUID) -> dict[str, Any]:
    rows = queries.visible_to(request.user).prefetch_related("party_rows__organisation", "lines__capability")
    agreement = get_object_or_404(rows, uuid=id)
    return {**_item(agreement), "toezeggingen": [_promise(line) for line in agreement.lines.all()]}


def _item(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.uuid,
        "titel": agreement.title,
        "soort": agreement.kind,
        "stand": agreement.standing.value,
        "samenvatting": agreement.summary,
        "partijen": [
            {
                "id": row.organisation.uuid,
                "naam": row.organisation.name,
                "rol": row.role,
                "adres": settings.PRODUCT_URL + row.organisation.get_absolute_url(),
            }
            for row in agreement.party_rows.all()
        ],
        "geldigVanaf": agreement.valid_from,
        "geldigTot": agreement.valid_to,
        "reactietijdUren": agreement.response_hours,
        "inroepen": agreement.activation,
        "kosten": agreement.cost_rule,
        "laatstGeoefend": agreement.last_exercised_on,
        "herzienVoor": agreement.review_due_on,
        "adres": settings.PRODUCT_URL + agreement.get_absolute_url(),
    }


def _promise(line: AgreementLine) -> dict[str, Any]:
    return {
        "capaciteit": line.capability.uuid,
        "naam": line.capability.name,
        "aantal": line.quantity,
        "eenheid": line.capability.unit,
        "regio": line.region_id,
    }
