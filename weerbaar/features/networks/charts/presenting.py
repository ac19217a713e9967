"""The map in words and parts: measure, picture, legend, table, and the address behind each."""

from dataclasses import dataclass, replace
from typing import Any

from weerbaar.features.networks.charts import drawing, measures
from weerbaar.features.networks.charts.measures import Count
from weerbaar.features.networks.charts.queries import REGION, TOWN, Counted
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.maps.understanding import understand
from weerbaar.foundation.taxonomy import areas, boundaries, geography, vocabularies
from weerbaar.foundation.taxonomy.about import region_page
from weerbaar.foundation.taxonomy.models import Vocabulary
from weerbaar.foundation.ui.tags.words import amount

NONE = "geen bekend"
LONG = 10_000
UNITS_SHOWN = 8
PICTURE = "#kaartbeeld"
ISLANDS = ("Bonaire", "Sint Eustatius", "Saba")
AVAILABLE = {
    measures.PROVIDERS: ("organisatie", "organisaties"),
    measures.CAPABILITIES: ("capaciteit", "capaciteiten"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One area in the table; `url` shows just this area. Numbers in words."""

    name: str
    url: str
    providers: str
    capabilities: str
    amount: str
    share: str
    here: str
    is_chosen: bool
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend."""

    strength: int
    text: str


class Chart:
    """One map: what was counted, by which measure it is coloured, and where each area leads.

    anchor: the part of the page behind a link that is meant; '' for a map whose areas lead to another face.
    """

    anchor = PICTURE

    def __init__(self, found: Found, counted: Counted) -> None:
        self.found, self.counted = found, counted
        self.areas, self.region, self.unit = counted.areas, counted.region, counted.unit
        wanted = found.asked.choice(measures.KEY)
        self.lacks_unit = wanted == measures.AMOUNT and not self.unit
        self.measure = measures.USUAL if self.lacks_unit else wanted
        self.values = {code: one.value(self.measure) for code, one in self.areas.items()}
        self.steps = measures.classes(self.values.values(), self.measure)
        self.chosen = frozenset(found.filters.get(TOWN if self.region else REGION, ()))
        self.base = _without(found, (TOWN,) if self.region else (TOWN, REGION))
        if self.region and REGION not in found.filters:
            self.base = self.base.toggled(REGION, self.region)

    def context(self) -> dict[str, Any]:
        table = geography.table()
        shapes = boundaries.shapes()
        known = shapes.municipalities if self.region else shapes.regions
        marks, label = self._marks(), self._label()
        has_borders = known.keys() >= marks.keys() and bool(marks)
        return {
            "sentence": self.sentence(),
            "chart_measures": self._measures(),
            "chart_units": self._units() if self.lacks_unit else [],
            "lacks_unit": self.lacks_unit,
            "has_more_units": len(self.counted.units) > UNITS_SHOWN,
            "chart_region": table.name(self.region) if self.region else "",
            "region_url": region_page(self.region) if self.region else "",
            "country_url": _without(self.found, (TOWN, REGION)).address() + PICTURE if self.region else "",
            "borders": drawing.borders(known, marks, label) if has_borders else "",
            "squares": "" if self.region else drawing.squares(marks, label),
            "towns": list(marks.values()) if self.region else [],
            "legend": self._legend(),
            "has_dots": has_borders and bool(self.counted.places),
            "chart_rows": self._rows(),
            "columns": 3 + bool(self.region) + bool(self.unit),
            "has_amounts": bool(self.unit),
            "amount_title": vocabularies.label(Vocabulary.UNIT, self.unit) if self.unit else "",
            "has_thousands": any(mark.text.endswith("k") for mark in marks.values()),
            "borders_year": shapes.year if has_borders else 0,
            "borders_source": shapes.source if has_borders else "",
            "islands": [(name, Asked(q=name, path=self.found.asked.path).address()) for name in ISLANDS],
        }

    # --- numbers in words ---------------------------------------------------------------------

    def words(self, value: int | None) -> str:
        """A value of the measure as it stands in the picture."""
        if value is None:
            return "–"
        return f"{value}%" if self.measure == measures.SHARE else amount(value)

    def short(self, value: int | None) -> str:
        """The same where there is little room: from ten thousand on in thousands, '12k'."""
        is_long = value is not None and value >= LONG and self.measure != measures.SHARE
        return f"{amount(round((value or 0) / 1000))}k" if is_long else self.words(value)

    def told(self, value: int | None) -> str:
        """A value of the measure with what it counts: '12 organisaties'."""
        if value is None:
            return NONE
        if self.measure == measures.SHARE:
            return f"{value}% bevestigd"
        if self.measure == measures.AMOUNT:
            return amount(value, vocabularies.label(Vocabulary.UNIT, self.unit))
        one, more = AVAILABLE[self.measure]
        return f"{amount(value)} {one if value == 1 else more}"

    def sentence(self) -> str:
        """The map in one sentence."""
        known = {code: value for code, value in self.values.items() if value is not None}
        where = f" in {geography.table().name(self.region)}, per gemeente" if self.region else " per regio"
        what = {
            measures.PROVIDERS: "Bevestigde organisaties",
            measures.CAPABILITIES: "Bevestigde capaciteiten",
            measures.AMOUNT: "Bevestigde hoeveelheid",
            measures.SHARE: "Welk deel bevestigd is",
        }[self.measure]
        if not known:
            return f"{what}{where}: {NONE}, voor zover u mag zien"
        most, least = max(known.values()), min(known.values())
        if most == least:
            return f"{what}{where}: overal waar iets bekend is {self.told(most)}, voor zover u mag zien"
        high, low = ("het hoogst", "het laagst") if self.measure == measures.SHARE else ("de meeste", "de minste")
        return f"{what}{where}: {high} {self._at(known, most)}, {low} {self._at(known, least)}, voor zover u mag zien"

    def _at(self, known: dict[str, int], value: int) -> str:
        """'in Zeeland (12)', 'in Twente en Zeeland (12)', 'in 23 regio’s (1)'."""
        names = [geography.table().name(code) for code, one in known.items() if one == value]
        level = "gemeenten" if self.region else "regio’s"
        where = areas.join_nl(names) if len(names) < 3 else f"{len(names)} {level}"
        return f"in {where} ({self.words(value)})"

    def _label(self) -> str:
        where = f"Gemeenten in {geography.table().name(self.region)}" if self.region else "Veiligheidsregio’s"
        return f"{where}, gekleurd naar {measures.MEASURES[self.measure].lower()}"

    # --- parts of the page --------------------------------------------------------------------

    def _url(self, code: str) -> str:
        """Where an area leads; a chosen one leads back to all of them."""
        if code in self.chosen:
            return self.base.address()
        return self.base.toggled(TOWN if self.region else REGION, code).address()

    def _marks(self) -> dict[str, drawing.Mark]:
        table, most = geography.table(), max(self.counted.places.values(), default=1)
        return {
            code: drawing.Mark(
                code,
                table.name(code),
                self.told(value),
                self.short(value),
                measures.step_of(value, self.steps),
                self._url(code) + self.anchor,
                code in self.chosen,
                (self.counted.places.get(code, 0) / most) ** 0.5,
            )
            for code, value in self.values.items()
        }

    def _measures(self) -> list[dict[str, Any]]:
        asked = self.found.asked
        return [
            {
                "label": title,
                "url": asked.choosing(**{measures.KEY: code}).address() + PICTURE,
                "current": asked.choice(measures.KEY) == code,
            }
            for code, title in measures.MEASURES.items()
        ]

    def _units(self) -> list[tuple[str, int, str]]:
        """The units used most, to choose from: label, capabilities, address."""
        asked, units = self.found.asked, self.counted.units
        return [
            (vocabularies.label(Vocabulary.UNIT, code), count, asked.toggled("eenheid", code).address() + PICTURE)
            for code, count in sorted(units.items(), key=lambda one: -one[1])[:UNITS_SHOWN]
        ]

    def _legend(self) -> list[Step]:
        steps = [
            Step(measures.strength(at, len(self.steps)), self._range(one.low, one.high))
            for at, one in enumerate(self.steps)
        ]
        return [*steps, Step(0, NONE)] if None in self.values.values() else steps

    def _range(self, low: int, high: int) -> str:
        return self.words(low) if low == high else f"{self.words(low)} – {self.words(high)}"

    def _rows(self) -> list[Row]:
        """By the measure, the most first; then by name."""
        table = geography.table()
        ordered = sorted(self.areas, key=lambda code: (-(self.values[code] or 0), table.name(code)))
        return [self._row(code, table.name(code), self.areas[code]) for code in ordered]

    def _row(self, code: str, name: str, one: Count) -> Row:
        return Row(
            name,
            self._url(code),
            amount(one.providers or None) or NONE,
            amount(one.capabilities or None) or NONE,
            amount(one.amount or None) or NONE,
            NONE if one.share is None else f"{one.share}%",
            amount(self.counted.places.get(code)) or NONE,
            code in self.chosen,
            not one.active,
        )


def _without(found: Found, names: tuple[str, ...]) -> Asked:
    """The state without any choice of these facets, made by hand or understood from the question."""
    asked, understood = found.asked, found.understood
    filters = {name: values for name, values in asked.filters.items() if name not in names}
    asked = replace(asked, filters=filters, page=1)
    for _ in range(len(understood.parts)):
        part = next((one for one in understood.parts if one.filter in names), None)
        if part is None:
            break
        asked = asked.but(q=understood.without(part))
        understood = understand(asked.q)
    return asked
