"""The counts on paper: per sub-need and phase how many parties are available, and per region on the tile map."""

from dataclasses import replace
from typing import Any

from weerbaar.features.networks.charts.drawing import tile_map
from weerbaar.features.networks.maps.corpus import AVAILABLE, NAME
from weerbaar.features.networks.maps.queries import Found, selection_of
from weerbaar.features.networks.matrix.rules import may_see_gaps
from weerbaar.features.networks.paper.reading import sub_needs_in
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.search import port
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

ABOUT = "Per vak: hoeveel organisaties nu beschikbaar zijn, bevestigd binnen de termijn, voor zover u mag zien."
WHOLE = "Niemand en alleen 1 staan er met woorden bij: daar is het kwetsbaar."
COUNTRY = "Hoeveel organisaties nu beschikbaar zijn per veiligheidsregio, voor zover u mag zien"
PLACES = ("regio", "gemeente", "provincie", "alleenHier")
PARTLY = "Een leeg vak zegt niet dat er niemand is."


def matrix(user: Any, found: Found) -> dict[str, Any]:
    """Counts per sub-need of the selection and phase. Only who may hear what is missing reads 'niemand'."""
    keys = keyring(user)
    counted = port.cross(NAME, selection_of(found), "deelbehoefte", "fase", keys, apart=AVAILABLE)
    sees_gaps = bool(may_see_gaps(user, regions_of(found), needs_of(found)))
    rows = [
        (code, [counted.at(code, phase)[1] for phase in counted.columns])
        for code in sub_needs_in(found)
        if sees_gaps or any(counted.at(code, phase)[1] for phase in counted.columns)
    ]
    return {
        "sentence": f"{ABOUT} {WHOLE if sees_gaps else PARTLY}",
        "columns": [vocabularies.label(Vocabulary.PHASE, code) for code in counted.columns],
        "rows": [
            {
                "title": vocabularies.label(Vocabulary.SUB_NEED, code),
                "cells": [_cell(count, sees_gaps) for count in counts],
            }
            for code, counts in rows
        ],
    }


def _cell(count: int, sees_gaps: bool) -> str:
    if not sees_gaps:
        return str(count) if count else ""
    return "niemand" if not count else "alleen 1" if count == 1 else str(count)


def country(user: Any, found: Found) -> tuple[str, str]:
    """The tile map (SVG) of the same question in every region, those of the paper in a thick edge; and its words."""
    selection = selection_of(found)
    rest = {name: codes for name, codes in selection.filters.items() if name not in PLACES}
    counted = port.cross(NAME, replace(selection, filters=rest, near={}), "regio", "", keyring(user), apart=AVAILABLE)
    values = {code: counted.at(code)[1] or None for code in counted.rows}
    names = geography.table().regions
    told = ", ".join(f"{names[code]} {count}" for code, count in values.items() if count)
    picture = tile_map(values, title=COUNTRY, chosen=regions_of(found))
    return picture, f"{COUNTRY}: {told or 'geen bekend'}."


def regions_of(found: Found) -> set[str]:
    """The regions that the selection is about; none is the country."""
    table = geography.table()
    regions = set(found.filters.get("regio", ()))
    regions |= {table.region_of[code] for code in found.filters.get("gemeente", ()) if code in table.region_of}
    for province in found.filters.get("provincie", ()):
        regions |= {table.region_of[code] for code in table.municipalities_of_province[province]}
    return regions


def needs_of(found: Found) -> set[str]:
    """The needs that the selection is about; none is all of them."""
    return {*found.filters.get("behoefte", ()), *vocabularies.needs_of(found.filters.get("deelbehoefte", ()))}
