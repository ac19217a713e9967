"""`/api/v1/organisaties` and `/api/v1/relaties`: who there is and how they hang together."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from weerbaar.foundation.activity.counting import count_of
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Contact, Organisation, Relation
from weerbaar.foundation.ports.api import Paged, Part, of, part_of
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

organisations = Router()
relations = Router()


class Named(Schema):
    id: UUID
    naam: str
    adres: str


class Organisation_(Named):  # noqa: N801 - the model has the name
    andereNamen: list[str]
    soort: str
    niveau: str
    samenvatting: str
    website: str
    plaats: str
    gemeente: str | None
    werkgebied: list[str]
    isErkend: bool
    isVoorbeeld: bool
    bevestigdOp: date | None
    gestoptOp: date | None


class OrganisationPart(Part):
    resultaten: list[Organisation_]


class Number(Schema):
    soort: str
    nummer: str


class Role(Schema):
    behoefte: str
    isTraditioneel: bool


class Contact_(Schema):  # noqa: N801
    id: UUID
    functie: str
    persoon: str
    telefoon: str
    email: str
    isDagEnNacht: bool
    zonderTelefoonnet: str


class WholeOrganisation(Organisation_):
    nummers: list[Number]
    rollen: list[Role]
    contacten: list[Contact_]


class Relation_(Schema):  # noqa: N801
    id: UUID
    soort: str
    van: Named
    naar: Named
    deelbehoefte: str
    sinds: date | None
    tot: date | None
    antwoord: str
    toelichting: str


class RelationPart(Part):
    resultaten: list[Relation_]


class OrganisationsAsked(Schema):
    q: str = Field("", max_length=200, description="Woorden uit de naam.")
    soort: str = Field("", description="Soort organisatie.", json_schema_extra=of("organisation-kind"))
    niveau: str = Field("", description="Niveau.", json_schema_extra=of("level"))
    regio: str = Field("", description="Werkt daar, of in heel Nederland.", json_schema_extra=of("region"))


class RelationsAsked(Schema):
    organisatie: UUID | None = Field(None, description="Alleen van of naar deze organisatie.")
    soort: str = Field("", description="Soort relatie.", json_schema_extra=of("relation"))


def _code(name: str, code: str, known: Any) -> str:
    """The code as given, if the list knows it. Raises Invalid."""
    if code and code not in known:
        raise Invalid({name: [f"Bij '{name}' ken ik '{code[:50]}' niet."]})
    return code


@organisations.get("/organisaties", response=OrganisationPart, url_name="organisations", summary="Organisaties zoeken")
def list_organisations(request: HttpRequest, paging: Paged, asked: Query[OrganisationsAsked]) -> dict[str, Any]:
    """By name; those that stopped stay known."""
    filters = queries.Filters(
        text=asked.q.replace("\x00", " "),
        kind=_code("soort", asked.soort, vocabularies.words(Vocabulary.ORGANISATION_KIND)),
        level=_code("niveau", asked.niveau, vocabularies.words(Vocabulary.LEVEL)),
        region=_code("regio", asked.regio, geography.table().regions),
    )
    return part_of(queries.list_organisations(request.user, filters), paging, _organisation, _count)


def _count(rows: QuerySet[Any]) -> int:
    # A file of capabilities may bring organisations too.
    return count_of(rows, follows=("organisation.", "relation.", "capability.import"))


@organisations.get(
    "/organisaties/{uuid:id}", response=WholeOrganisation, url_name="organisation", summary="Eén organisatie"
)
def get_organisation(request: HttpRequest, id: UUID) -> dict[str, Any]:
    organisation = get_object_or_404(queries.visible_to(request.user), uuid=id)
    return {
        **_organisation(organisation),
        "nummers": [{"soort": one.scheme, "nummer": one.value} for one in organisation.identifiers.all()],
        "rollen": [
            {"behoefte": one.need, "isTraditioneel": one.is_traditional} for one in organisation.partner_roles.all()
        ],
        "contacten": [_contact(one) for one in queries.contacts_of(request.user, organisation)],
    }


@relations.get("/relaties", response=RelationPart, url_name="relations", summary="Hoe organisaties samenhangen")
def list_relations(request: HttpRequest, paging: Paged, asked: Query[RelationsAsked]) -> dict[str, Any]:
    rows = queries.visible_relations(request.user).select_related("source", "target").order_by("pk")
    if asked.organisatie is not None:  # found first: to look for a number in both ends at once no index helps
        one = queries.known_to(request.user).filter(uuid=asked.organisatie).values_list("pk", flat=True).first() or 0
        rows = rows.filter(Q(source_id=one) | Q(target_id=one))
    if _code("soort", asked.soort, vocabularies.words(Vocabulary.RELATION)):
        rows = rows.filter(kind=asked.soort)
    return part_of(rows, paging, _relation, _count)


def _named(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": organisation.uuid,
        "naam": organisation.name,
        "adres": settings.PRODUCT_URL + organisation.get_absolute_url(),
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        **_named(organisation),
        "andereNamen": organisation.other_names,
        "soort": organisation.kind,
        "niveau": organisation.level,
        "samenvatting": organisation.summary,
        "website": organisation.website,
        "plaats": organisation.seat,
        "gemeente": organisation.municipality_id,
        "werkgebied": organisation.area,
        "isErkend": organisation.verification == Organisation.Verification.VERIFIED,
        "isVoorbeeld": organisation.is_example,
        "bevestigdOp": organisation.confirmed_on,
        "gestoptOp": organisation.ended_on,
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.uuid,
        "functie": contact.function,
        "persoon": contact.person,
        "telefoon": contact.phone,
        "email": contact.email,
        "isDagEnNacht": contact.is_round_the_clock,
        "zonderTelefoonnet": contact.off_grid,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.uuid,
        "soort": relation.kind,
        "van": _named(relation.source),
        "naar": _named(relation.target),
        "deelbehoefte": relation.sub_need,
        "sinds": relation.since,
        "tot": relation.until,
        "antwoord": relation.answer if relation.kind == "rekent-op" else "",
        "toelichting": relation.note,
    }
