"""An area is a list of codes: 'NL', safety regions 'VR15', provinces 'PV29', municipalities 'GM0518'.

Stored areas are normalised: the fewest codes, without provinces and ended municipalities, in order. All functions work
on the table in memory unless another is given.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from weerbaar.foundation.taxonomy import places
from weerbaar.foundation.taxonomy.geography import Table, table

NATION = "NL"
CODE = re.compile(r"NL|VR\d{2}|PV\d{2}|GM\d{4}")


class UnclearArea(ValueError):
    """This code or name is no area, or more than one. The message is a Dutch sentence; `options` are codes."""

    def __init__(self, message: str, options: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.options = options


def municipalities(codes: Iterable[str], areas: Table | None = None) -> frozenset[str]:
    """The current municipalities that these codes cover. Raises UnclearArea at an unknown code."""
    areas = areas or table()
    covered: set[str] = set()
    for code in codes:
        covered.update(_members(code, areas))
    return frozenset(covered)


def _members(code: str, areas: Table) -> Iterable[str]:
    if code == NATION:
        return areas.municipalities
    for groups in (areas.municipalities_of_region, areas.municipalities_of_province):
        if code in groups:
            return groups[code]
    current = areas.successors.get(code, code)
    if current not in areas.municipalities:
        raise UnclearArea(f"Het gebied ‘{code}’ bestaat niet.")
    return (current,)


def _is_known(code: str, areas: Table) -> bool:
    known = (areas.municipalities, areas.successors, areas.municipalities_of_region, areas.municipalities_of_province)
    return code == NATION or any(code in each for each in known)


def normalise(codes: Iterable[str], areas: Table | None = None) -> tuple[str, ...]:
    """The fewest codes for the same municipalities, in order; ('NL',) for all of them, () for none."""
    areas = areas or table()
    codes = tuple(codes)
    covered = municipalities(codes, areas)
    if NATION in codes or (covered and len(covered) == len(areas.municipalities)):
        return (NATION,)
    whole = {
        region: members for region, members in areas.municipalities_of_region.items() if covered.issuperset(members)
    }
    loose = covered.difference(*whole.values())
    return tuple(sorted({*whole, *loose}))


def regions_touched(codes: Iterable[str], areas: Table | None = None) -> tuple[str, ...]:
    """The regions that the area lies in, wholly or in part, in order; ('NL',) for the whole country."""
    areas = areas or table()
    normal = normalise(codes, areas)
    if normal == (NATION,):
        return normal
    return tuple(sorted({areas.region_of.get(code, code) for code in normal}))


def parse(text: str, areas: Table | None = None) -> tuple[str, ...]:
    """One code or name, as somebody typed it, to a normalised area. A name with several meanings gives the widest.

    Raises UnclearArea when it is unknown, or when no meaning is wider than the others ('Bergen').
    """
    areas = areas or table()
    code = re.sub(r"\s+", "", text).upper()
    if CODE.fullmatch(code):
        return normalise([code], areas)
    if places.name_key(text) == "landelijk":
        return (NATION,)
    meanings = places.lookup(text)
    if not meanings:
        raise UnclearArea(_unknown(text))
    first = normalise([meanings[0].code], areas)
    rivals = [m for m in meanings if m.size == meanings[0].size and normalise([m.code], areas) != first]
    if rivals:
        both = [meanings[0], *rivals]
        listed = join_nl([f"{m.label} ({m.code})" for m in both], "of")
        raise UnclearArea(f"‘{text.strip()}’ kan {listed} zijn. Gebruik de code.", tuple(m.code for m in both))
    return first


def _unknown(text: str) -> str:
    known = places.index()
    near = get_close_matches(places.name_key(text), known, n=3, cutoff=0.8)
    if near:
        names = dict.fromkeys(known[key][0].name for key in near)
        return f"‘{text.strip()}’ is geen bekend gebied. Bedoelt u {join_nl(list(names), 'of')}?"
    return f"‘{text.strip()}’ is geen bekend gebied. Gebruik NL, een code als VR15 of GM0518, of een naam."


def describe(codes: Iterable[str], areas: Table | None = None, at_most: int | None = None) -> str:
    """The area in Dutch: 'heel Nederland', 'Zeeland', 'gemeenten Delft en Rijswijk'; '' for no area.

    With `at_most`, municipalities beyond that number are counted: 'gemeenten Aalten, Almelo en 12 andere'.
    A code that the table does not know is left out: a page that shows an area must not fail on it.
    """
    areas = areas or table()
    normal = normalise([code for code in codes if _is_known(code, areas)], areas)
    if normal == (NATION,):
        return areas.name(NATION)
    parts = _region_names([code for code in normal if code in areas.regions], areas)
    names = sorted(areas.name(code) for code in normal if code not in areas.regions)
    if names:
        if at_most and len(names) > at_most:
            names = [*names[:at_most], f"{len(names) - at_most} andere"]
        parts.append(f"gemeente{'n' if len(names) > 1 else ''} {join_nl(names)}")
    return join_nl(parts)


def _region_names(regions: list[str], areas: Table) -> list[str]:
    """Names of whole regions; a province of several regions that is complete goes by its own name."""
    left = set(regions)
    names = []
    for province, members in areas.municipalities_of_province.items():
        its = {areas.region_of[code] for code in members}
        if len(its) > 1 and its <= left:
            names.append(areas.name(province))
            left -= its
    cities = set(areas.municipalities.values())
    for code in left:
        name = areas.name(code)
        names.append(f"regio {name}" if name in cities else name)
    return sorted(names, key=str.casefold)


def join_nl(parts: list[str], word: str = "en") -> str:
    """'a', 'a en b', 'a, b en c'."""
    return f" {word} ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
