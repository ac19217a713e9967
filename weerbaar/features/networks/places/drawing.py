"""The map and the matrix of a page, drawn by their own features, with links that lead away from the page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from weerbaar.features.networks.charts.presenting import Chart, Row
from weerbaar.features.networks.charts.queries import counted
from weerbaar.features.networks.maps.corpus import AVAILABLE
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.matrix import presenting
from weerbaar.features.networks.matrix.queries import matrix_of
from weerbaar.foundation.taxonomy.about import region_page

Lead = Callable[[str], str]


class PlaceChart(Chart):
    """An area leads to the list of just what was counted there, its name in the table to its own page."""

    anchor = ""

    def __init__(self, user: Any, found: Found, lead: Lead | None = None) -> None:
        super().__init__(found, counted(user, found, has_amounts=False))
        self._lead = lead
        self.base = self.base.but(filters={**self.base.filters, **AVAILABLE.filters})

    def _url(self, code: str) -> str:
        return self._lead(code) if self._lead else super()._url(code)

    def _row(self, code: str, name: str, one: Any) -> Row:
        row = super()._row(code, name, one)
        return row if self.region else replace(row, url=region_page(code))


def chart_of(user: Any, found: Found, lead: Lead | None = None) -> dict[str, Any]:
    """What the picture and the table of the map need; `lead`: where an area leads instead."""
    context = PlaceChart(user, found, lead).context()
    return {**context, "chart_sentence": context["sentence"]}


def matrix_of_page(user: Any, found: Found, rows: str, without_heads: bool = False) -> dict[str, Any]:
    """What the table of the matrix needs, rows (facet) by phase; what is missing only for who may hear it.

    without_heads: not the need above its sub-needs, on the page of that need.
    """
    asked = replace(found, asked=found.asked.choosing(rijen=rows))
    matrix = matrix_of(user, asked)
    drawn = presenting.drawn(asked, matrix, {})
    if without_heads:
        drawn["groups"] = [replace(group, need="") for group in drawn["groups"]]
    return {
        "matrix": drawn,
        "summary": presenting.sentence(asked, matrix),
        "sees_gaps": matrix.sees_gaps,
        "matrix_url": asked.asked.but(view="matrix").address(),
    }
