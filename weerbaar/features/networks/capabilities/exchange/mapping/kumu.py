"""A map made in Kumu: a sheet of elements (Label, Type, …) and a sheet of connections (From, To, …)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from weerbaar.features.networks.capabilities.exchange.mapping.links import Link, relation_of
from weerbaar.features.networks.capabilities.exchange.mapping.values import known_values
from weerbaar.foundation.kit.sheets import Sheet, column_name
from weerbaar.foundation.kit.tables import Row
from weerbaar.foundation.kit.text import as_code, fold

NAME = "Kumu"
# Kumu's own words for what we make of a map, so that somebody can say what they mean here.
_HEADS = {
    "Label": "organisatie",
    "Type": "soort",
    "To": "capaciteit",
    "Description": "omschrijving",
    "Tags": "deelbehoeften",
    "Connection type": "vorm",
}
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Map(Sheet):
    """A map as one list, with what connects its organisations.

    `labels`: by row the folded label of its organisation; `bare`: the rows that name an organisation and nothing
    that it offers. The numbers of `links` go on after the last row.
    """

    links: tuple[Link, ...] = ()
    labels: Mapping[int, str] = field(default_factory=dict)
    bare: frozenset[int] = frozenset()


def is_kumu(sheets: Sequence[Sheet]) -> bool:
    """Whether there is a sheet of elements, which has Label and Type and nothing that is typically ours."""
    return _elements(sheets) is not None


def _elements(sheets: Sequence[Sheet]) -> Sheet | None:
    for sheet in sheets:
        heads = {column_name(head) for head in sheet.columns}
        if {"label", "type"} <= heads and not {"from", "to", "organisatie", "capaciteit"} & heads:
            return sheet
    return None


def _connections(sheets: Sequence[Sheet]) -> Sheet | None:
    return next((one for one in sheets if {"from", "to"} <= {column_name(head) for head in one.columns}), None)


def as_list(sheets: Sequence[Sheet]) -> Map:
    """The map as one list: a row for each thing that an organisation is connected to.

    An organisation without such a connection has one row with its own tags, or a bare one. Heads stay as they are in
    Kumu. Row 1 is the head of this list, so numbers are those of the list and not of the sheets.
    """
    elements = _elements(sheets)
    if elements is None:
        raise ValueError("no Kumu")
    things = {fold(cells["label"]): cells for cells in _rows(elements) if cells.get("label")}
    kinds = known_values("soort")
    owners = {key for key, cells in things.items() if as_code(cells.get("type", "")) in kinds}
    offers, between = _offers(_connections(sheets), things, owners)
    rows = [(key, row) for key in things if key in owners for row in _rows_of(things[key], offers.get(key, []))]
    own = [head for head in elements.columns if column_name(head) not in (*_KUMUS, *_HEADS.values())]
    keys = [*_HEADS.values(), *map(column_name, own)]
    body = tuple(Row(number, tuple(row.get(key, "") for key in keys)) for number, (_, row) in enumerate(rows, 2))
    return Map(
        (*_HEADS, *own),
        body,
        notice=_told(len(things) - len(owners) - _used(offers)),
        name=NAME,
        sheets=tuple(one.name for one in sheets),
        kind=elements.kind,
        links=tuple(_link(number, line) for number, line in enumerate(between, len(rows) + 2)),
        labels={number: key for number, (key, _) in enumerate(rows, 2)},
        bare=frozenset(number for number, (_, row) in enumerate(rows, 2) if "capaciteit" not in row),
    )


def _link(number: int, line: Cells) -> Link:
    """What the connection is called: its type when that is a kind of relation, else its label, else its type."""
    said = [line[name] for name in ("type", "label") if line.get(name)]
    word = next((one for one in said if relation_of(one)), said[-1] if said else "")
    return Link(number, line["from"], line["to"], word, relation_of(word), line.get("description", ""))


_KUMUS = frozenset({"label", "type", "description", "tags", "image", "from", "to", "direction", "strength", "id"})


def _rows(sheet: Sheet) -> list[Cells]:
    heads = [column_name(head) for head in sheet.columns]
    return [dict(zip(heads, row.cells, strict=False)) for row in sheet.rows]


def _offers(
    sheet: Sheet | None, things: dict[str, Cells], owners: set[str]
) -> tuple[dict[str, list[tuple[Cells, Cells]]], list[Cells]]:
    """Per organisation what it is connected to (with the connection), and the connections between organisations."""
    offers: dict[str, list[tuple[Cells, Cells]]] = defaultdict(list)
    between = []
    for line in _rows(sheet) if sheet else ():
        start, end = fold(line.get("from", "")), fold(line.get("to", ""))
        is_relation = any(relation_of(line.get(name, "")) for name in ("type", "label"))
        # Who is no element of the map may stand in the register.
        if start and end and all(one in owners or (is_relation and one not in things) for one in (start, end)):
            between.append(line)
        elif start in owners and end:
            offers[start].append((line, things.get(end, {"label": line["to"]})))
        elif end in owners and start:
            offers[end].append((line, things.get(start, {"label": line["from"]})))
    return offers, between


def _rows_of(owner: Cells, offers: list[tuple[Cells, Cells]]) -> list[Cells]:
    """The owner's own cells under each of its offers."""
    base = {key: cell for key, cell in owner.items() if key not in _KUMUS}
    base |= {"organisatie": owner["label"], "soort": owner.get("type", "")}
    if not offers:
        tags = _tags(owner)
        if not tags and not _said([], owner)["deelbehoeften"]:
            return [base]
        return [base | {"capaciteit": owner["label"] if not tags else ", ".join(tags),
                        "omschrijving": owner.get("description", ""), **_said(tags, owner)}]  # fmt: skip
    return [
        base
        | {key: cell for key, cell in thing.items() if cell and key not in _KUMUS}
        | {
            "capaciteit": thing.get("label", ""),
            "omschrijving": thing.get("description", "") or line.get("description", ""),
            **_said([*_tags(thing), thing.get("type", ""), line.get("type", ""), thing.get("label", "")], thing, owner),
        }
        for line, thing in offers
    ]


def _tags(cells: Cells) -> list[str]:
    return [tag.strip() for tag in cells.get("tags", "").replace(",", "|").split("|") if tag.strip()]


def _said(words: Sequence[str], *sources: Cells) -> Cells:
    """The sub-needs and the form among these words, unless a column of the map says so itself."""
    needs, forms = known_values("deelbehoeften"), known_values("vorm")
    found = {
        "deelbehoeften": "|".join(dict.fromkeys(needs[as_code(word)] for word in words if as_code(word) in needs)),
        "vorm": next((forms[as_code(word)] for word in words if as_code(word) in forms), ""),
    }
    return {
        column: next((cells[column] for cells in sources if cells.get(column)), cell) for column, cell in found.items()
    }


def _used(offers: dict[str, list[tuple[Cells, Cells]]]) -> int:
    return len({thing["label"] for pairs in offers.values() for _, thing in pairs})


def _told(loose: int) -> str:
    told = "Dit is een kaart uit Kumu: elke organisatie met wat eraan verbonden is, staat op een rij."
    return f"{told} {loose} elementen zonder organisatie zijn niet ingelezen." if loose > 0 else told
