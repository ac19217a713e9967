"""The answer put in the words and parts of the page: chips, groups, table, tabs, pager, explanation."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.maps.asked import COLUMNS, SORTS, VIEWS, Asked
from weerbaar.features.networks.maps.facets import TITLES, label_of
from weerbaar.features.networks.maps.queries import Found
from weerbaar.features.networks.maps.understanding import Recognised
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.search.result import Explanation
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.taxonomy.models import Vocabulary

EXAMPLES = (
    "wie kan binnen 72 uur noodstroom leveren in Zeeland?",
    "bedden voor gezinnen in Den Haag",
    "niet-traditionele partners met vrachtwagens in Twente",
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force. `literally` searches the word as text instead; `others` are other meanings of the word."""

    title: str
    label: str
    term: str
    remove: str
    literally: str = ""
    others: tuple[tuple[str, str], ...] = ()


def chips(found: Found) -> list[Chip]:
    """What was understood from the question first, then what was chosen by hand."""
    return [*_understood(found), *_chosen(found)]


def _title(name: str) -> str:
    return TITLES.get(name, "Beschikbaar")


def _understood(found: Found) -> Iterable[Chip]:
    asked, understood = found.asked, found.understood
    for part in understood.parts:
        left = understood.without(part)
        others = tuple(
            (other.label, _with_other(asked.but(q=left), other.filter, other.value).address())
            for other in part.others
            if (other.filter, other.value) != (part.filter, part.value)
        )
        literally = asked.but(q=understood.literally(part)).address()
        yield Chip(_title(part.filter), _label(part), part.term, asked.but(q=left).address(), literally, others)


def _with_other(asked: Asked, name: str, value: str) -> Asked:
    return asked if value in asked.filters.get(name, ()) else asked.toggled(name, value)


def _label(part: Recognised) -> str:
    return part.label if part.filter == "binnenUren" else label_of(part.filter, part.value)


def _chosen(found: Found) -> Iterable[Chip]:
    asked = found.asked
    for name, values in asked.filters.items():
        for value in values:
            yield Chip(_title(name), label_of(name, value), "", asked.toggled(name, value).address())
    if asked.within_hours is not None:
        yield Chip("Beschikbaar", f"binnen {asked.within_hours} uur", "", asked.but(within_hours=None).address())


def groups(found: Found) -> list[tuple[Organisation, list[Capability]]]:
    """The rows of this page by organisation, in the order in which each organisation first appears."""
    first = {}
    for place, row in enumerate(found.rows):
        first.setdefault(row.organisation_id, place)
    rows = sorted(found.rows, key=lambda row: first[row.organisation_id])
    return [
        (part[0].organisation, part) for _, g in groupby(rows, lambda row: row.organisation_id) if (part := list(g))
    ]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    title: str
    address: str  # '' when it cannot be sorted by
    is_sorted: bool
    is_shown: bool


def table(found: Found) -> dict[str, Any]:
    """Headers, all columns to choose from, and the rows as text per column."""
    asked = found.asked
    sortable = {"organisatie": "organisatie", "binnenUren": "binnenUren", "aantal": "aantal", "bevestigd": "bevestigd"}
    columns = [
        Column(
            name,
            title,
            asked.but(sort=sortable[name]).address() if name in sortable else "",
            bool(asked.sort) and asked.sort == sortable.get(name),
            name in asked.columns,
        )
        for name, title in COLUMNS.items()
    ]
    shown = [column for column in columns if column.is_shown]
    rows = [(row, [(column.name, _cell(row, column.name)) for column in shown]) for row in found.rows]
    name = Column("naam", "Capaciteit", asked.but(sort="naam").address(), asked.sort == "naam", True)
    return {"name": name, "columns": shown, "all": columns, "rows": rows}


def _cell(row: Capability, name: str) -> Any:
    """The value of one cell; the template knows how organisation, hours, quantity and confirmation are shown."""
    match name:
        case "deelbehoeften":
            return ", ".join(vocabularies.label(Vocabulary.SUB_NEED, code) for code in row.sub_needs)
        case "fasen":
            return ", ".join(vocabularies.label(Vocabulary.PHASE, code) for code in row.phases)
        case "vorm":
            return vocabularies.label(Vocabulary.FORM, row.form)
        case "soort":
            return vocabularies.label(Vocabulary.ORGANISATION_KIND, row.organisation.kind)
        case "gebied":
            return areas.describe(row.area)
        case "binnenUren":
            return row.notice_hours
        case "volhoudtijd":
            return row.sustain_hours
        case _:
            return row


def tabs(found: Found) -> list[tuple[str, str, bool]]:
    """The faces of this selection: label, address, whether it is this one."""
    asked = found.asked
    return [(label, asked.but(view=name).address(), asked.view == name) for name, label in VIEWS.items()]


def sorts(found: Found) -> list[tuple[str, str, bool]]:
    asked = found.asked
    return [(label, asked.but(sort=name).address(), asked.sort == name) for name, label in SORTS.items()]


@dataclass(frozen=True, slots=True)
class Pager:
    number: int
    last: int
    previous: str
    next: str
    links: tuple[tuple[int, str], ...]  # (0, '') is a gap


def pager(found: Found) -> Pager:
    """Links to the first, the last and the pages around this one."""
    asked, last = found.asked, found.pages
    near = sorted({1, last, *range(max(1, asked.page - 2), min(last, asked.page + 2) + 1)})
    links: list[tuple[int, str]] = []
    for number in near:
        if links and number - links[-1][0] > 1:
            links.append((0, ""))
        links.append((number, asked.but(page=number).address()))
    return Pager(
        asked.page,
        last,
        asked.but(page=asked.page - 1).address() if asked.page > 1 else "",
        asked.but(page=asked.page + 1).address() if asked.page < last else "",
        tuple(links),
    )


def summary(found: Found) -> str:
    """The result in one sentence, for the heading and for those who listen."""
    total, parties = found.result.total, found.result.groups
    if not total:
        return "Niets gevonden, voor zover u mag zien"
    what = "1 capaciteit" if total == 1 else f"{_thousands(total)} capaciteiten"
    who = "1 organisatie" if parties == 1 else f"{_thousands(parties)} organisaties"
    return f"{what} van {who}, voor zover u mag zien"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def why(found: Found, ref: str) -> tuple[Capability, Explanation | None] | None:
    """The explanation that was asked for one result on this page."""
    for row in found.rows:
        if row.ref == ref:
            return row, found.result.explain(row.pk)
    return None
