"""Needs, safety regions and municipalities in the one search: public, and everybody's first way in."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.taxonomy import geography, vocabularies
from weerbaar.foundation.taxonomy.about import NEEDS, need_page, region_page
from weerbaar.foundation.taxonomy.models import Municipality, Region, Term, Vocabulary
from weerbaar.shared.finding import findables
from weerbaar.shared.finding.findables import Findable, Item, Line

Row = Term | Region | Municipality
ASIDE = 0.0
Rows = Callable[[], dict[int, Row]]


def number_of(code: str) -> int:
    """'VR19' is 19, 'GM0687' is 687: these have a code for a key."""
    return int(code[2:])


def needs() -> dict[int, Row]:
    return {row.pk: row for row in Term.objects.filter(vocabulary=Vocabulary.NEED, retired_at=None).order_by("pk")}


def regions() -> dict[int, Row]:
    return {number_of(row.code): row for row in Region.objects.order_by("code")}


def municipalities() -> dict[int, Row]:
    return {number_of(row.code): row for row in Municipality.objects.filter(ended_on=None).order_by("code")}


def item_of(pk: int, row: Row) -> Item:
    """One of them as the search engine sees it."""
    # A name in a question is mostly said beside what is asked: alone it still comes first.
    other, line = " ".join(row.other_names), line_of(row)
    if isinstance(row, Term):
        parts = " ".join(vocabularies.label("sub-need", code) for code in vocabularies.sub_needs_of(row.code))
        facets = {"behoefte": (row.code,)}
        return Item(pk, line.title, line.summary, other, f"{row.description}\n{parts}", facets=facets)
    if isinstance(row, Region):
        members = geography.table().municipalities_of_region.get(row.code, ())
        body = " ".join(geography.table().name(code) for code in members)
        return Item(
            pk,
            line.title,
            line.summary,
            f"{other} veiligheidsregio",
            body,
            facets={"regio": (row.code,)},
            evidence=ASIDE,
        )
    return Item(pk, line.title, line.summary, other, facets={"regio": (row.region_id,)}, evidence=ASIDE)


def line_of(row: Row) -> Line:
    """One of them in a list."""
    if isinstance(row, Term):
        about = NEEDS.get(row.code)
        sentence = about.sentence if about else row.description
        return Line(row.label_nl, need_page(row.code), sentence, "behoefte")
    if isinstance(row, Region):
        count = len(geography.table().municipalities_of_region.get(row.code, ()))
        return Line(row.name, region_page(row.code), f"Veiligheidsregio met {count} gemeenten.", "veiligheidsregio")
    region = geography.table().name(row.region_id)
    url = f"/netwerkkaart/?gemeente={row.code}"
    return Line(row.name, url, f"Gemeente in veiligheidsregio {region}: wie kan hier helpen.", "gemeente")


def _findable(kind: str, number: int, word: str, label: str, plural: str, rows: Rows) -> Findable:
    def items(pks: Collection[int] | None) -> Iterator[Item]:
        return (item_of(pk, row) for pk, row in rows().items() if pks is None or pk in pks)

    def shown(user: Any, pks: Collection[int]) -> dict[int, Line]:
        return {pk: line_of(row) for pk, row in rows().items() if pk in pks}

    return Findable(kind, number, word, label, plural, items, shown)


FINDABLES = (
    _findable("need", 20, "behoefte", "behoefte", "behoeften", needs),
    _findable("region", 21, "regio", "veiligheidsregio", "veiligheidsregio’s", regions),
    _findable("municipality", 22, "gemeente", "gemeente", "gemeenten", municipalities),
)


def reindex_needs(entry: Entry) -> None:
    """A word of a vocabulary changed: the needs are few enough to read all again."""
    findables.changed("need", list(needs()))
