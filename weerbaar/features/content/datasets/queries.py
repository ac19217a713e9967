"""Which data sets a reader may see, and what was read of them."""

from typing import Any

from django.db.models import F, Prefetch, QuerySet

from weerbaar.features.content.datasets.models import Column, Dataset, Leaf, Made, Sheet
from weerbaar.features.content.datasets.shelf import SHELF


def visible_to(user: Any) -> QuerySet[Dataset]:
    return SHELF.visible_to(user)


def listed(user: Any, need: str = "", theme: str = "") -> QuerySet[Dataset]:
    """For the list: newest first, with their sheets; what was not published stands on top for who keeps it."""
    rows = visible_to(user)
    if need:
        rows = rows.filter(needs__contains=[need])
    if theme:
        rows = rows.filter(themes__contains=[theme])
    sheets = Prefetch("sheets", Sheet.objects.order_by("number"))
    rows = rows.select_related("file").prefetch_related(sheets)
    return rows.order_by(F("published_at").desc(nulls_first=True), "-pk")


def themes_seen(user: Any) -> dict[str, int]:
    """How many of what this reader may see are about each theme. One query."""
    counts: dict[str, int] = {}
    for themes in visible_to(user).values_list("themes", flat=True):
        for code in themes:
            counts[code] = counts.get(code, 0) + 1
    return counts


def sheets_of(user: Any, dataset: Dataset) -> list[Sheet]:
    """Its tables in order, each with its columns; none when the reader may not see it. Two queries."""
    columns = Prefetch("columns", Column.objects.order_by("number"))
    rows = Sheet.objects.filter(dataset__in=visible_to(user).filter(pk=dataset.pk))
    return list(rows.order_by("number").prefetch_related(columns))


def leaf_of(sheet: Sheet, number: int) -> list[list[str]]:
    """One page of the first rows of a sheet that was fetched by `sheets_of`."""
    found = Leaf.objects.filter(sheet=sheet, number=number).first()
    return found.rows if found else []


def made_of(user: Any, dataset: Dataset) -> QuerySet[Made]:
    """The files in other formats; none when the reader may not see it."""
    return Made.objects.filter(dataset__in=visible_to(user).filter(pk=dataset.pk)).order_by("sheet", "format")
