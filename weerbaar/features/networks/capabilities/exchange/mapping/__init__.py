"""Lists of others under our columns: heads recognised, values in our words. A mapping is plain data.

sheet = open_sheet(name, data)            # ours, a Kumu map as one list, a 3W sheet, or any list
mapping = propose_mapping(sheet)          # head (as `column_name` makes it) -> Guess(column, how sure)
table = apply(sheet, columns)             # columns: head -> our column, as somebody corrected it
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import IO

from weerbaar.features.networks.capabilities.exchange.columns import LIKELY_LEVEL, REMARKS
from weerbaar.features.networks.capabilities.exchange.mapping.heads import KNOWN, LEAVE_OUT, OURS, guess, is_tag
from weerbaar.features.networks.capabilities.exchange.mapping.kumu import Map, as_list, is_kumu
from weerbaar.features.networks.capabilities.exchange.mapping.links import Link, own_relation, relation_of
from weerbaar.features.networks.capabilities.exchange.mapping.values import known_values, level_of, translated
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import Sheet, column_name
from weerbaar.foundation.kit.tables import Row

__all__ = [
    "LEAVE_OUT",
    "OURS",
    "REPEATABLE",
    "Guess",
    "Link",
    "Map",
    "apply",
    "open_sheet",
    "own_relation",
    "propose_mapping",
    "relation_of",
    "tags_of",
]

# Columns that several heads may fill, and how.
_TOGETHER = {"omschrijving": "\n", "deelbehoeften": "|", "fasen": "|", "valt_weg_bij": "|"}
_NARROWEST = ("gebied",)
SERVICE = "De lijst zegt niet in welke vorm de hulp is; wij nemen ‘dienst’ aan."
REPEATABLE = frozenset({*_TOGETHER, *_NARROWEST})


@dataclass(frozen=True, slots=True)
class Guess:
    """Our column for a head, '' to leave it out, and how sure that is: 1 is ours, 0 is no idea."""

    column: str
    confidence: float


def open_sheet(name: str, data: bytes | IO[bytes]) -> Sheet:
    """The sheet of a file that somebody offers, whoever made it. Raises SheetError."""
    content = data if isinstance(data, bytes) else data.read(21 * 1024 * 1024)
    chosen = sheets.read(name, content, KNOWN)
    if sum(column_name(head) in OURS for head in chosen.columns) > 2:
        return chosen
    found = sheets.read_all(name, content, KNOWN) if len(chosen.sheets) > 1 else (chosen,)
    return as_list(found) if is_kumu(found) else chosen


def tags_of(sheet: Sheet) -> dict[str, str]:
    """The HXL tag under each head, where a row of them stands."""
    for row in (*sheet.skipped, *sheet.rows[:1]):
        filled = [cell for cell in row.cells if cell not in ("", "#")]
        if len(filled) > 1 and all(map(is_tag, filled)):
            return {column_name(head): tag for head, tag in zip(sheet.columns, row.cells, strict=False) if tag}
    return {}


def propose_mapping(sheet: Sheet) -> dict[str, Guess]:
    """For each head our column. Where two heads want one column, the surest gets it."""
    tags = tags_of(sheet)
    found: dict[str, Guess] = {}
    taken: dict[str, str] = {}
    for head in sheet.columns:
        key = column_name(head)
        one = Guess(*guess(head, tags.get(key, "")))
        rival = taken.get(one.column) if one.column and one.column not in REPEATABLE else None
        if rival is not None and found[rival].confidence >= one.confidence:
            one = Guess(LEAVE_OUT, 0.0)
        elif rival is not None:
            found[rival] = Guess(LEAVE_OUT, 0.0)
        found[key] = one
        if one.column:
            taken[one.column] = key
    return found


def apply(sheet: Sheet, columns: Mapping[str, str]) -> Sheet:
    """The rows under our columns, with values in our words; a head that is not in `columns` keeps its name.

    Row numbers stay. A level that no column gives follows from the area; activities of a 3W sheet are services.
    """
    sources = _sources([columns.get(column_name(head), head) for head in sheet.columns])
    names = [name for name, _ in sources]
    # Our own template leaves untouched what it does not hold.
    is_ours = all(column_name(head) in (*OURS, REMARKS) for head in sheet.columns)
    adds_level = not is_ours and {"gebied", "organisatie"} <= set(names) and "niveau" not in names
    adds_form = not is_ours and "vorm" not in names and "capaciteit" in names and bool(tags_of(sheet))
    known = {name: known_values(name) for name in names}
    rows = []
    for row in _without_tags(sheet):
        cells = [
            _cell(name, [row.cells[at] for at in places if at < len(row.cells)], known) for name, places in sources
        ]
        if adds_level:
            cells.append(level_of(cells[names.index("gebied")]))
        if adds_form:
            cells.append("dienst")
        rows.append(Row(row.number, (*cells, *row.cells[len(sheet.columns) :])))
    added = [*([LIKELY_LEVEL] if adds_level else []), *(["vorm"] if adds_form else [])]
    return replace(
        sheet,
        columns=(*names, *added),
        rows=tuple(rows),
        notice=" ".join(part for part in (sheet.notice, SERVICE if adds_form else "") if part),
        places=(*(places[-1] for _, places in sources), *(-1 for _ in added)),
    )


def _sources(heads: list[str]) -> list[tuple[str, list[int]]]:
    """Each of our columns with the places that fill it. One that may not be repeated stays twice, to be told."""
    sources: list[tuple[str, list[int]]] = []
    for at, name in enumerate(heads):
        earlier = next((places for known, places in sources if known == name), None)
        if name == LEAVE_OUT:
            continue
        if earlier is not None and name in REPEATABLE:
            earlier.append(at)
        else:
            sources.append((name, [at]))
    return sources


def _without_tags(sheet: Sheet) -> tuple[Row, ...]:
    first = sheet.rows[:1]
    tagged = first and sum(bool(cell) for cell in first[0].cells) > 1 and all(is_tag(c) for c in first[0].cells if c)
    return sheet.rows[1:] if tagged else sheet.rows


def _cell(name: str, cells: list[str], known: Mapping[str, Mapping[str, str]]) -> str:
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    if len(filled) > 1 and name in _TOGETHER:
        return _TOGETHER[name].join(translated(name, cell, known[name]) for cell in filled)
    # Of province and municipality the last is the narrowest.
    return translated(name, filled[-1], known[name])
