"""The map of the site: the pages of all records that everybody may see, in parts, and the fixed pages.

A part holds the records of one kind whose key lies in one stretch of numbers, so that it is read in one query whatever
stands before it. Hidden records leave holes in a part; how many lie in it is not told.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Max, QuerySet
from django.utils.text import slugify

from weerbaar.foundation.ports import kinds, sitemap
from weerbaar.foundation.ports.kinds import Kind
from weerbaar.foundation.ports.sitemap import Address

SIZE = 20_000  # numbers in a part; a file may hold 50,000 addresses
FIXED = "vast"
CHANGED = ("updated_at", "last_published_at")


def parts() -> Iterator[tuple[str, int, datetime | date | None]]:
    """(name, number from 1, when something in it last changed) of every part that holds something; one query a kind."""
    yield FIXED, 1, None
    for kind in kinds.with_page():
        field = _changed(kind)
        last = Max(field) if field else Max("pk")
        stretches = _rows(kind).order_by().values(stretch=F("pk") / SIZE).annotate(last=last).order_by("stretch")
        for row in stretches:
            yield name_of(kind), row["stretch"] + 1, row["last"] if field else None


def part(name: str, number: int) -> list[Address] | None:
    """The addresses of one part, in one query; None when there is no such part, or nothing in it."""
    if name == FIXED:
        return sitemap.fixed() if number == 1 else None
    kind = next((kind for kind in kinds.with_page() if name_of(kind) == name), None)
    if kind is None or number < 1:
        return None
    field = _changed(kind)
    rows = _rows(kind).filter(pk__gte=(number - 1) * SIZE, pk__lt=number * SIZE).order_by("pk")
    found = [(row.get_absolute_url(), getattr(row, field) if field else None) for row in _lean(kind, rows, field)]
    return [Address(path, changed) for path, changed in found if path.startswith("/") and "#" not in path] or None


def name_of(kind: Kind) -> str:
    """As it stands in the address of its parts ('organisatie')."""
    return slugify(kind.label)


def _rows(kind: Kind) -> QuerySet[Any]:
    return kind.visible_to(AnonymousUser())


def _lean(kind: Kind, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
    """Only what an address is made of: the ref, or for pages of Wagtail what those keep of their place."""
    address = ("slug", "url_path") if _has(kind, "url_path") else ("ref",)
    return rows.select_related(None).only(*address, *([field] if field else []))


def _changed(kind: Kind) -> str:
    """The field that tells when a record last changed, '' when it has none."""
    return next((field for field in CHANGED if _has(kind, field)), "")


def _has(kind: Kind, field: str) -> bool:
    try:
        kind.model._meta.get_field(field)
    except FieldDoesNotExist:
        return False
    return True
