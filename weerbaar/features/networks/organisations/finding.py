"""How organisations are found in the one search; what they offer is a collection of its own (`maps/beside.py`)."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from weerbaar.foundation.organisations import queries
from weerbaar.foundation.organisations.models import Organisation, PartnerRole
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.shared.finding.findables import Findable, Item, Line

CHUNK = 2000
VERIFIED, UNVERIFIED = 0.7, 0.5


def items(pks: Collection[int] | None) -> Iterator[Item]:
    """Every organisation, or these; what stopped or went up in another is left out."""
    rows = queries.standing_alone().filter(ended_on__isnull=True).order_by("pk")
    if pks is not None:
        yield from _items(list(rows.filter(pk__in=pks)))
        return
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield from _items(chunk)
        last = chunk[-1].pk


def _items(rows: list[Organisation]) -> Iterator[Item]:
    needs: dict[int, list[str]] = defaultdict(list)
    roles = PartnerRole.objects.filter(organisation__in=[row.pk for row in rows]).order_by("organisation", "need")
    for pk, need in roles.values_list("organisation", "need"):
        needs[pk].append(need)
    for row in rows:
        yield item_of(row, tuple(needs[row.pk]))


def item_of(row: Organisation, needs: tuple[str, ...]) -> Item:
    """`needs`: for which it has said whether it is a traditional partner."""
    return Item(
        pk=row.pk,
        title=row.name,
        summary=row.summary,
        labels=" ".join([*row.other_names, _kind(row)]),
        body=row.seat,
        facets={"behoefte": needs, "regio": tuple(row.regions), "niveau": (row.level,) if row.level else ()},
        clauses=(row.clause,),
        fresh_until=row.confirmed_until or date.min,
        evidence=VERIFIED if row.verification == Organisation.Verification.VERIFIED else UNVERIFIED,
    )


def _kind(row: Organisation) -> str:
    return vocabularies.label("organisation-kind", row.kind)


def shown(user: Any, pks: Collection[int]) -> dict[int, Line]:
    """How these stand in a list, as far as the reader may see them now. One query."""
    return {pk: line_of(row) for pk, row in queries.visible_to(user).in_bulk(pks).items()}


def line_of(row: Organisation) -> Line:
    return Line(
        title=row.name,
        url=row.get_absolute_url(),
        summary=row.summary,
        kind_label="organisatie",
        note=", ".join(part for part in (_kind(row), row.seat) if part),
        badges=(("Voorbeeld", "info"),) if row.is_example else (),
        text=row.seat,
    )


FINDABLE = Findable("organisation", 23, "organisatie", "organisatie", "organisaties", items, shown)
