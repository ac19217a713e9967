"""A selection as GeoJSON (RFC 7946): a feature for each capability, with the keys of the API as properties."""

import json
from collections.abc import Iterator
from typing import Any

from weerbaar.features.networks.exports.formats.reading import Reading
from weerbaar.features.networks.exports.queries import Line
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.taxonomy import areas, boundaries


def as_geojson(reading: Reading) -> Iterator[bytes]:
    """One feature on a line. Without boundaries a feature has no place on the map, and all the rest."""
    yield b'{"type":"FeatureCollection","features":['
    between = ""
    for part in reading.parts():
        for line in part:
            yield f"{between}\n{dumped(_feature(line))}".encode()
            between = ","
    yield b"\n]}\n"


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _feature(line: Line) -> dict[str, Any]:
    hit = line.hit
    party = hit.organisation
    return {
        "type": "Feature",
        "id": str(hit.uuid),
        "geometry": _geometry(hit.area),
        "properties": {
            "naam": hit.name,
            "omschrijving": hit.description,
            "organisatie": party.name,
            "organisatieId": str(party.uuid),
            "soort": party.kind,
            "niveau": party.level,
            "plaats": party.seat,
            "deelbehoeften": list(hit.sub_needs),
            "fasen": list(hit.phases),
            "vorm": hit.form,
            "gebied": list(hit.area),
            "gebiedNaam": areas.describe(hit.area, at_most=4),
            "aantal": None if hit.quantity is None else float(hit.quantity),
            "eenheid": hit.unit,
            "binnenUren": hit.notice_hours,
            "volhoudtijdUren": hit.sustain_hours,
            "valtWegBij": list(hit.falls_away),
            "afspraken": list(hit.agreement_kinds),
            "status": hit.status,
            "bevestigdOp": hit.confirmed_on.isoformat() if hit.confirmed_on else None,
            "bevestigdTot": hit.confirmed_until.isoformat() if hit.confirmed_until else None,
            "actueel": hit.freshness.value,
            "isVoorbeeld": party.is_example,
            "adres": absolute(hit.address),
        },
    }


def _geometry(area: tuple[str, ...]) -> dict[str, Any] | None:
    """A point in each region or municipality of an area; None for the whole country, or without borders."""
    drawn = boundaries.shapes()
    shapes = [drawn.regions.get(code) or drawn.municipalities.get(code) for code in area]
    points = [list(shape.point) for shape in shapes if shape and shape.point]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}
