"""Regions, provinces and municipalities in memory: read on every page, changed once a year (cf. `vocabularies`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from weerbaar.foundation.taxonomy.kept import Kept
from weerbaar.foundation.taxonomy.models import Municipality, Province, Region

KEPT_FOR = 60.0


@dataclass(frozen=True, slots=True)
class Table:
    """Codes and how they hang together; `municipalities` are the current ones, `successors` maps ended to current."""

    regions: Mapping[str, str]  # code -> name, by name
    provinces: Mapping[str, str]
    municipalities: Mapping[str, str]
    region_of: Mapping[str, str]  # municipality -> region
    province_of: Mapping[str, str]  # municipality -> province
    municipalities_of_region: Mapping[str, tuple[str, ...]]
    municipalities_of_province: Mapping[str, tuple[str, ...]]
    successors: Mapping[str, str]

    def name(self, code: str) -> str:
        """The name of any area code; 'heel Nederland' for NL, the code itself when unknown."""
        if code == "NL":
            return "heel Nederland"
        return self.regions.get(code) or self.provinces.get(code) or self.municipalities.get(code) or code


def _read() -> Table:
    rows = list(Municipality.objects.order_by("name"))
    current = [row for row in rows if row.ended_on is None]
    of_region: dict[str, list[str]] = defaultdict(list)
    of_province: dict[str, list[str]] = defaultdict(list)
    for row in current:
        of_region[row.region_id].append(row.code)
        of_province[row.province_id].append(row.code)
    return Table(
        regions={row.code: row.name for row in Region.objects.order_by("name")},
        provinces={row.code: row.name for row in Province.objects.order_by("name")},
        municipalities={row.code: row.name for row in current},
        region_of={row.code: row.region_id for row in current},
        province_of={row.code: row.province_id for row in current},
        municipalities_of_region={code: tuple(members) for code, members in of_region.items()},
        municipalities_of_province={code: tuple(members) for code, members in of_province.items()},
        successors=_final({row.code: row.successor_id for row in rows if row.successor_id}),
    )


def _final(successor: dict[str, str]) -> dict[str, str]:
    """Each ended code with the code it stands under today, over several mergers."""
    final = {}
    for code in successor:
        end = code
        while end in successor:
            end = successor[end]
        final[code] = end
    return final


_kept = Kept(_read, KEPT_FOR)
table, forget = _kept.get, _kept.forget


def edition() -> int:
    """A number that goes up when the table has changed."""
    table()
    return _kept.edition
