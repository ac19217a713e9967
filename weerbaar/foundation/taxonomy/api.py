"""`/api/v1/behoeften`, `/regios` and `/gemeenten`: the words and areas that everything else is told in."""

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ports.api import Paged, Part, of, part_of
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

router = Router()


class SubNeed(Schema):
    code: str
    label: str
    isVervallen: bool


class Need(Schema):
    code: str
    label: str
    isVervallen: bool
    deelbehoeften: list[SubNeed]


class NeedPart(Part):
    resultaten: list[Need]


class Area(Schema):
    code: str
    naam: str


class Region(Area):
    gemeenten: list[Area]


class RegionPart(Part):
    resultaten: list[Region]


class Municipality(Area):
    regio: Area
    provincie: Area


class MunicipalityPart(Part):
    resultaten: list[Municipality]


class OfRegion(Schema):
    regio: str = Field("", description="Alleen van deze veiligheidsregio.", json_schema_extra=of("region"))


@router.get(
    "/behoeften", response=NeedPart, url_name="needs", summary="Maatschappelijke behoeften met hun deelbehoeften"
)
def list_needs(request: HttpRequest, paging: Paged) -> dict[str, object]:
    return part_of(list(vocabularies.words(Vocabulary.NEED)), paging, _need)


@router.get("/behoeften/{code}", response=Need, url_name="need", summary="Eén behoefte")
def get_need(request: HttpRequest, code: str) -> dict[str, object]:
    if code not in vocabularies.words(Vocabulary.NEED):
        raise Http404
    return _need(code)


def _need(code: str) -> dict[str, object]:
    word = vocabularies.words(Vocabulary.NEED)[code]
    parts = [one for one in vocabularies.words(Vocabulary.SUB_NEED).values() if one.parent == code]
    return {
        "code": code,
        "label": word.label,
        "isVervallen": word.is_retired,
        "deelbehoeften": [{"code": one.code, "label": one.label, "isVervallen": one.is_retired} for one in parts],
    }


@router.get("/regios", response=RegionPart, url_name="regions", summary="Veiligheidsregio's met hun gemeenten")
def list_regions(request: HttpRequest, paging: Paged) -> dict[str, object]:
    return part_of(list(geography.table().regions), paging, _region)


@router.get("/regios/{code}", response=Region, url_name="region", summary="Eén veiligheidsregio")
def get_region(request: HttpRequest, code: str) -> dict[str, object]:
    if code not in geography.table().regions:
        raise Http404
    return _region(code)


def _region(code: str) -> dict[str, object]:
    table = geography.table()
    return {**_area(code), "gemeenten": [_area(one) for one in table.municipalities_of_region.get(code, ())]}


@router.get("/gemeenten", response=MunicipalityPart, url_name="municipalities", summary="Gemeenten")
def list_municipalities(request: HttpRequest, paging: Paged, asked: Query[OfRegion]) -> dict[str, object]:
    table = geography.table()
    if asked.regio and asked.regio not in table.regions:
        raise Invalid({"regio": [f"Bij 'regio' ken ik '{asked.regio[:50]}' niet."]})
    codes = table.municipalities_of_region[asked.regio] if asked.regio else table.municipalities
    return part_of(list(codes), paging, _municipality)


@router.get("/gemeenten/{code}", response=Municipality, url_name="municipality", summary="Eén gemeente")
def get_municipality(request: HttpRequest, code: str) -> dict[str, object]:
    """A code that has ended leads to the municipality it went up in."""
    table = geography.table()
    code = table.successors.get(code, code)
    if code not in table.municipalities:
        raise Http404
    return _municipality(code)


def _municipality(code: str) -> dict[str, object]:
    table = geography.table()
    return {**_area(code), "regio": _area(table.region_of[code]), "provincie": _area(table.province_of[code])}


def _area(code: str) -> dict[str, str]:
    return {"code": code, "naam": geography.table().name(code)}
