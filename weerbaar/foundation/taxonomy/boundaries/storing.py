"""Borders read in: checked against the table of places, drawn, and put in place of what was there; all or nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from weerbaar.foundation.taxonomy import areas, boundaries, geography
from weerbaar.foundation.taxonomy.boundaries import drawing, files
from weerbaar.foundation.taxonomy.boundaries.files import Area, BadFile, Polygon
from weerbaar.foundation.taxonomy.boundaries.topology import Cutter, merged
from weerbaar.foundation.taxonomy.models import Boundary

NAMED = 8
SOURCE = "CBS/Kadaster"
REGION, MUNICIPALITY = Boundary.Kind.REGION, Boundary.Kind.MUNICIPALITY


@dataclass(frozen=True, slots=True)
class File:
    """One file as handed over: its name (for the year) and what stands in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """What was read in, to be told: `kilobytes` is the drawing of the country, and of all municipalities together."""

    year: int
    regions: int
    municipalities: int
    form: str
    system: str
    kilobytes: tuple[int, int]
    is_merged: bool


def store(given: Sequence[File], year: int | None = None, source: str = "") -> Stored:
    """Put the borders of these files (together both levels, or municipalities alone) in the place of what was there.

    `year` is for files that do not say. Raises BadFile, with everything that is wrong in one Dutch text; what was there
    then stays.
    """
    layers = [files.read(file.content) for file in given]
    found = [area for layer in layers for area in layer.areas]
    table = geography.table()
    if not table.regions:
        raise BadFile("Er zijn nog geen gebieden om mee te vergelijken. Doe eerst: manage.py load_vocabularies")
    is_merged = not any(area.code in table.regions or area.code.startswith("VR") for area in found)
    problems = [] if is_merged else _problems("veiligheidsregio’s", "VR", found, table.regions)
    problems += _problems("gemeenten", "GM", found, table.municipalities)
    said, puzzled = _year(found, given, year)
    if problems or not said:
        raise BadFile(" ".join([*problems, *puzzled]))
    polygons = {area.code: area.polygons for area in found}
    if is_merged:
        for region, members in table.municipalities_of_region.items():
            polygons[region] = merged([polygon for code in members for polygon in polygons[code]])
    rows = _rows(polygons, table, said, source or SOURCE)
    with transaction.atomic():
        Boundary.objects.all().delete()
        Boundary.objects.bulk_create(rows)
    boundaries.forget()
    sizes = [sum(len(row.path) for row in rows if row.kind == kind) for kind in (REGION, MUNICIPALITY)]
    return Stored(
        year=said,
        regions=sum(row.kind == REGION for row in rows),
        municipalities=sum(row.kind == MUNICIPALITY for row in rows),
        form=areas.join_nl(sorted({layer.form for layer in layers})),
        system=areas.join_nl(sorted({layer.system for layer in layers})),
        kilobytes=(-(-sizes[0] // 1000), -(-sizes[1] // 1000)),
        is_merged=is_merged,
    )


def _problems(what: str, prefix: str, found: Iterable[Area], known: Mapping[str, str]) -> list[str]:
    """What is missing, double, unknown or without borders, each in a sentence."""
    ours = [area for area in found if area.code.startswith(prefix)]
    times = Counter(area.code for area in ours)
    names = {area.code: area.name for area in ours} | dict(known)
    listed = {
        f"Van de {len(known)} {what} ontbreken er {{}}: {{}}.": [code for code in known if code not in times],
        "Dubbel in het bestand staan {} " + what + ": {}.": [code for code, count in times.items() if count > 1],
        "Niet bekend zijn {} " + what + ": {}.": [code for code in times if code not in known],
        "Zonder grenzen staan {} " + what + " in het bestand: {}.": [a.code for a in ours if not a.polygons],
    }
    return [text.format(len(codes), _named(codes, names)) for text, codes in listed.items() if codes]


def _named(codes: Iterable[str], names: dict[str, str]) -> str:
    told = [f"{names[code]} ({code})" if names.get(code) else code for code in sorted(codes)]
    more = len(told) - NAMED
    return areas.join_nl([*told[:NAMED], f"{more} andere"] if more > 0 else told)


def _year(found: Iterable[Area], given: Sequence[File], year: int | None) -> tuple[int, list[str]]:
    """The one year that all areas are of: as they say themselves, else as given, else as the name of the file says."""
    told = {area.year for area in found if area.year}
    if len(told) > 1:
        years = areas.join_nl([str(one) for one in sorted(told)])
        return 0, [f"De gebieden zijn van verschillende jaren: {years}. Gebruik grenzen van één jaar."]
    if told and year and told != {year}:
        return 0, [f"U gaf het jaar {year} op, maar in het bestand staat {told.pop()}."]
    named = {int(one) for file in given for one in re.findall(r"(?<!\d)20\d\d(?!\d)", file.name)}
    said = told or ({year} if year else set()) or (named if len(named) == 1 else set())
    if said:
        return said.pop(), []
    return 0, ["Het bestand zegt niet van welk jaar de grenzen zijn. Geef het op, bijvoorbeeld met --jaar 2026."]


def _rows(polygons: dict[str, list[Polygon]], table: geography.Table, year: int, source: str) -> list[Boundary]:
    country = drawing.frame_of(polygon for code in table.regions for polygon in polygons[code])
    regions = Cutter(polygon for code in table.regions for polygon in polygons[code])
    towns = Cutter(polygon for code in table.municipalities for polygon in polygons[code])
    drawn = {code: (REGION, drawing.draw(polygons[code], country, regions)) for code in table.regions}
    for members in table.municipalities_of_region.values():
        frame = drawing.frame_of(polygon for code in members for polygon in polygons[code])
        drawn |= {code: (MUNICIPALITY, drawing.draw(polygons[code], frame, towns)) for code in members}
    return [
        Boundary(
            code=code,
            kind=kind,
            year=year,
            source=source[:200],
            **{name: getattr(one, name) for name in drawing.Drawn.__slots__},
        )
        for code, (kind, one) in drawn.items()
    ]
