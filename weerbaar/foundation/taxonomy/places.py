"""What a place name means: the nation, a safety region, a province, a municipality (also ended), a village or town.

One name may mean several things; the widest comes first and the others can be offered. Kept in memory like `geography`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.taxonomy.geography import Table, table
from weerbaar.foundation.taxonomy.kept import Kept
from weerbaar.foundation.taxonomy.models import Municipality, Province, Region, Settlement

KEPT_FOR = 60.0
NATION = "NL"
NATION_NAMES = ("Nederland", "heel Nederland", "het hele land", "heel het land")
NATION_KIND, REGION, PROVINCE, MUNICIPALITY, SETTLEMENT = "land", "veiligheidsregio", "provincie", "gemeente", "plaats"
KINDS = (NATION_KIND, REGION, PROVINCE, MUNICIPALITY, SETTLEMENT)  # from wide to narrow, where sizes are equal

# A word before a name that says which kind of place is meant.
SAYS_KIND: Mapping[str, tuple[str, ...]] = {
    "regio": (REGION,),
    "veiligheidsregio": (REGION,),
    "vr": (REGION,),
    "provincie": (PROVINCE,),
    "gemeente": (MUNICIPALITY,),
    "stad": (MUNICIPALITY, SETTLEMENT),
    "dorp": (SETTLEMENT, MUNICIPALITY),
    "plaats": (SETTLEMENT, MUNICIPALITY),
}
# Names that are also words (Huizen, Dieren), as `name_key`: in a sentence only a place after "in", "te" and such.
EVERYDAY = frozenset((Path(__file__).parent / "data" / "everyday_names.txt").read_text("utf-8").split("\n")) - {""}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a name can mean. `code` is an area code ('NL', 'VR09', 'PV26', 'GM0344'), current.

    `label` is Dutch and tells meanings of one name apart; `size` is how many municipalities it covers.
    """

    code: str
    kind: str
    name: str
    label: str
    size: int


Index = Mapping[str, tuple[Meaning, ...]]


def name_key(name: str) -> str:
    """The form in which names are compared: no case, accents, apostrophes, brackets; a hyphen is a space."""
    return re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()


def lookup(name: str) -> tuple[Meaning, ...]:
    """What this name can mean, widest first; () when unknown. 'gemeente Utrecht' means only the municipality."""
    words = name_key(name).split(" ")
    whole = index().get(" ".join(words), ())
    if whole or len(words) < 2 or words[0] not in SAYS_KIND:
        return whole
    kinds = SAYS_KIND[words[0]]
    return tuple(meaning for meaning in index().get(" ".join(words[1:]), ()) if meaning.kind in kinds)


def _read(areas: Table) -> Index:
    """Region, province, municipality, ended municipality, settlement: one meaning per name and code."""
    names: dict[str, dict[str, Meaning]] = {}

    def add(every: Sequence[str], code: str, kind: str, label: str) -> None:
        meaning = Meaning(code, kind, every[0], label, _size(code, areas))
        for name in every:
            names.setdefault(name_key(name), {}).setdefault(code, meaning)

    if areas.municipalities:
        add(NATION_NAMES, NATION, NATION_KIND, "heel Nederland")
    for region in Region.objects.all():
        add([region.name, *region.other_names], region.code, REGION, f"veiligheidsregio {region.name}")
    for province in Province.objects.all():
        add([province.name, *province.other_names], province.code, PROVINCE, f"provincie {province.name}")
    for row in Municipality.objects.order_by("ended_on"):
        code = areas.successors.get(row.code, row.code)
        now = "" if code == row.code else f" (nu {areas.name(code)})"
        add([row.name, *row.other_names], code, MUNICIPALITY, f"gemeente {row.name}{now}")
    for place in Settlement.objects.all():
        code = areas.successors.get(place.municipality_id, place.municipality_id)
        add([place.name], code, SETTLEMENT, f"{place.name} (gemeente {areas.name(code)})")
    return {key: tuple(sorted(meanings.values(), key=_width)) for key, meanings in names.items()}


_kept = Kept(lambda: _read(table()), KEPT_FOR)
forget = _kept.forget


def index() -> Index:
    """Every known name in the form of `name_key`, with what it means, widest first."""
    return _kept.get()


def edition() -> int:
    """A number that goes up when any name has changed."""
    _kept.get()
    return _kept.edition


def _width(meaning: Meaning) -> tuple[int, int, str]:
    return -meaning.size, KINDS.index(meaning.kind), meaning.code


def _size(code: str, areas: Table) -> int:
    if code == NATION:
        return len(areas.municipalities)
    members = areas.municipalities_of_region.get(code) or areas.municipalities_of_province.get(code)
    return len(members) if members else 1
