"""What stands behind /api/v1/: features put their routers in, the API door mounts them; and what answers share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from ninja import Field, Query, Schema

LARGEST_PAGE = 100
LAST_PAGE = 1000
FEW = 1000


@dataclass(frozen=True, slots=True)
class Resource:
    """`router` is a django-ninja Router whose paths begin with the plural noun ('/capaciteiten')."""

    name: str
    router: Any


_resources: dict[str, Resource] = {}
_codes: dict[str, Callable[[], Iterable[str]]] = {}
CODES = "x-codes"


def add(resource: Resource) -> None:
    _resources[resource.name] = resource


def resources() -> list[Resource]:
    return list(_resources.values())


def tell_codes(name: str, known: Callable[[], Iterable[str]]) -> None:
    """Which codes a parameter takes that says `CODES: name` in its schema: asked when the API is described, because
    vocabularies change."""
    _codes[name] = known


def codes(name: str) -> list[str]:
    return list(_codes[name]())


def of(name: str) -> dict[str, Any]:
    """`Field("", json_schema_extra=of("region"))`: what a parameter of such codes says of itself."""
    return {CODES: name}


class Paging(Schema):
    """Which part of a long answer."""

    pagina: int = Field(1, ge=1, le=LAST_PAGE, description="Welke pagina.")
    paginaGrootte: int = Field(25, ge=1, le=LARGEST_PAGE, description="Hoeveel per pagina.")


Paged = Query[Paging]


class Part(Schema):
    """One page of a long answer: how much there is in all that the asker may see, and which part this is."""

    totaal: int
    pagina: int
    paginaGrootte: int


def part_of(
    rows: QuerySet[Any] | list[Any],
    paging: Paging,
    item: Callable[[Any], dict[str, Any]],
    count: Callable[[QuerySet[Any]], int] | None = None,
    few: int = FEW,
) -> dict[str, Any]:
    """`rows` (already limited to what the asker may see) as a `Part` with `resultaten`; past the end it is empty.

    count: how many of them there are, where that is remembered. few: of at most so many all keys are asked (`_whole`).
    """
    start = (paging.pagina - 1) * paging.paginaGrootte
    place = slice(start, start + paging.paginaGrootte)
    if isinstance(rows, list):
        total, found = len(rows), rows[place]
    else:
        total = count(rows) if count else rows.count()
        found = _whole(rows, place, total <= few) if total > start else []
    return {
        "totaal": total,
        "pagina": paging.pagina,
        "paginaGrootte": paging.paginaGrootte,
        "resultaten": [item(row) for row in found],
    }


def _whole(rows: QuerySet[Any], place: slice, has_few: bool) -> list[Any]:
    """The rows of one page. Their keys come first: to find and sort those an index is enough, whole rows are dear.

    Of few keys all are asked: with a limit the database may walk through everything in order until it has met enough.
    """
    every = rows.prefetch_related(None).values_list("pk", flat=True)
    keys = list(every)[place] if has_few else list(every[place])
    found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
