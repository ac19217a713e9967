"""The small map on the page of an organisation."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from weerbaar.features.networks.charts import drawing, measures
from weerbaar.features.networks.charts.measures import CAPABILITIES
from weerbaar.features.networks.charts.presenting import AVAILABLE, ISLANDS, NONE
from weerbaar.features.networks.charts.working import Working, working
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.taxonomy import areas, boundaries, geography
from weerbaar.foundation.ui.tags.words import amount

FEW = 3
"""So many areas with the most are named."""


@dataclass(frozen=True, slots=True)
class Row:
    """One area in the table."""

    name: str
    url: str
    count: str
    is_own: bool


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing for who works nowhere and offers nothing that this reader sees."""
    found = working(request.user, organisation)
    if not found.total and not found.own:
        return None
    marks, label = _marks(found), f"Waar wat {organisation.name} biedt bruikbaar is"
    shapes = boundaries.shapes()
    known = shapes.municipalities if found.region else shapes.regions
    has_borders = known.keys() >= marks.keys()
    return {
        "sentence": sentence(organisation, found),
        "borders": drawing.borders(known, marks, label) if has_borders else "",
        "squares": "" if found.region else drawing.squares(marks, label),
        "towns": list(marks.values()) if found.region else [],
        "legend": _legend(found),
        "has_own": any(mark.is_chosen for mark in marks.values()),
        "is_region": bool(found.region),
        "rows": _rows(found),
        "islands": [] if found.region else [(name, _address(Asked(q=name))) for name in ISLANDS],
        "year": shapes.year if has_borders else 0,
        "source": shapes.source if has_borders else "",
    }


def sentence(organisation: Organisation, found: Working) -> str:
    """Where it works, where what it offers can be used, and where most of it."""
    told = []
    if organisation.area:
        told.append(f"{organisation.name} werkt in {areas.describe(organisation.area, at_most=FEW)}.")
    if not found.total:
        return " ".join([*told, "Er staat geen aanbod dat u mag zien."])
    what = (
        "De capaciteit die u mag zien is"
        if found.total == 1
        else f"De {amount(found.total)} capaciteiten die u mag zien zijn"
    )
    told.append(f"{what} bruikbaar in {areas.describe(found.covered, at_most=FEW)}{_most(found)}.")
    return " ".join(told)


def _most(found: Working) -> str:
    """', de meeste in Goes (3)'; '' when it is the same everywhere."""
    known = {code: count for code, count in found.counts.items() if count}
    most = max(known.values())
    best = [geography.table().name(code) for code, count in known.items() if count == most]
    if min(known.values()) == most:
        return ""
    where = areas.join_nl(best) if len(best) <= FEW else f"{len(best)} {'gemeenten' if found.region else 'regio’s'}"
    return f", de meeste in {where} ({amount(most)})"


def _marks(found: Working) -> dict[str, drawing.Mark]:
    """Each area; those where the organisation works stand out, unless that is everywhere."""
    table, steps = geography.table(), measures.classes(found.counts.values())
    own = found.own if len(found.own) < len(found.counts) else frozenset()
    return {
        code: drawing.Mark(
            code,
            table.name(code),
            _told(count, code in found.own),
            amount(count) if count else "–",
            measures.step_of(count or None, steps),
            _url(found, code),
            code in own,
        )
        for code, count in found.counts.items()
    }


def _told(count: int, is_own: bool) -> str:
    one, more = AVAILABLE[CAPABILITIES]
    told = f"{amount(count)} {one if count == 1 else more}" if count else NONE
    return f"{told}, eigen werkgebied" if is_own else told


def _url(found: Working, code: str) -> str:
    """Everything that is known there."""
    return _address(Asked().toggled("gemeente" if found.region else "regio", code))


def _address(asked: Asked) -> str:
    return f"{reverse('network_map')}{asked.address()}"


def _legend(found: Working) -> list[tuple[int, str]]:
    steps = measures.classes(found.counts.values())
    told = [
        (measures.strength(at, len(steps)), amount(one.low) if one.low == one.high else f"{one.low} – {one.high}")
        for at, one in enumerate(steps)
    ]
    return [*told, (0, NONE)] if 0 in found.counts.values() else told


def _rows(found: Working) -> list[Row]:
    """Where it works or can be used, the most first; then by name."""
    table = geography.table()
    shown = [code for code, count in found.counts.items() if count or code in found.own]
    ordered = sorted(shown, key=lambda code: (-found.counts[code], table.name(code), code))
    return [
        Row(
            table.name(code),
            _url(found, code),
            amount(found.counts[code]) if found.counts[code] else NONE,
            code in found.own,
        )
        for code in ordered
    ]
