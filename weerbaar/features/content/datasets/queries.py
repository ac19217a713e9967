"""Which data sets a reader may see, and what was read of them."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from weerbaar.features.content.datasets.models import Column, Dataset, Leaf, Made, Sheet
from weerbaar.features.content.datasets.shelf import SHELF


def visible_to(user: Any) -> QuerySet[Dataset]:
    return SHELF.visible_to(user)


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
