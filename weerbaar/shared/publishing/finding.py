"""How something on the shelf is found: a `Findable` made of a `Shelf` and of what is special about the kind.

findables.add(findable(SHELF, number=5, word="praktijk", body=body_of, source=lambda row: row.source, evidence=…))
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from weerbaar.shared.describing import finding as describing
from weerbaar.shared.finding.findables import Findable, Item, Line, Parts, Passages
from weerbaar.shared.publishing.presenting import badges_of
from weerbaar.shared.publishing.shelf import Shelf

FRESH_FOR = timedelta(days=3 * 365)  # what has no day of review counts as fresh so long after it came out
CHUNK = 500


def _nothing(row: Any) -> str:
    return ""


def date_of(row: Any) -> datetime.date | None:
    """The day on which it was published here."""
    return row.published_at.date() if row.published_at else None


def findable(
    shelf: Shelf,
    *,
    number: int,
    word: str,
    body: Callable[[Any], str] = _nothing,
    source: Callable[[Any], str] = _nothing,
    date: Callable[[Any], datetime.date | None] = date_of,
    evidence: Callable[[Any], float] = lambda row: 0.5,
    labels: Callable[[Any], str] = _nothing,
    extra: Callable[[Any], Mapping[str, Sequence[str]]] = lambda row: {},
    open_until: Callable[[Any], datetime.date | None] = lambda row: None,
    note: Callable[[Any], str] = _nothing,
    file_name: Callable[[Any], str] = _nothing,
    kind: str = "",
    label: str = "",
    plural: str = "",
    among: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows,
    related: Sequence[str] = (),
    prefetch: Sequence[str] = (),
    parts: Parts | None = None,
    passages: Passages | None = None,
    is_shelved: bool = True,
) -> Findable:
    """Everything on this shelf (`among` narrows it), as the one search knows it.

    body: its own text, without what stands in title and summary; source, date, evidence, labels, open_until: see
    `Item`; extra: values of facets that few kinds have; note: what it comes with, in a few words; file_name: where it
    is a file.
    related, prefetch: what these read beside the row. kind, label, plural: where they are not those of the shelf.
    """

    def items(pks: Collection[int] | None) -> Iterator[Item]:
        rows = among(shelf.model._default_manager.select_related(*related).prefetch_related(*prefetch)).order_by("pk")
        if pks is not None:
            yield from (item(row) for row in rows.filter(pk__in=pks))
            return
        last = 0
        while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
            yield from (item(row) for row in chunk)
            last = chunk[-1].pk

    def item(row: Any) -> Item:
        came_out = date(row)
        return Item(
            pk=row.pk,
            title=row.title,
            summary=row.summary,
            labels=" ".join(filter(None, (describing.labels_of(row), labels(row)))),
            body=body(row),
            source=source(row),
            facets=describing.tokens_of(row),
            clauses=row.clauses(),
            date=came_out,
            fresh_until=row.review_due_on or (came_out + FRESH_FOR if came_out else None),
            open_until=open_until(row),
            evidence=evidence(row),
            extra={"stand": (row.status,), **{name: tuple(values) for name, values in extra(row).items()}},
        )

    def shown(user: Any, pks: Collection[int]) -> Mapping[int, Line]:
        rows = among(shelf.visible_to(user).select_related(*related).prefetch_related(*prefetch))
        return {pk: line(row) for pk, row in rows.in_bulk(pks).items()}

    def line(row: Any) -> Line:
        return Line(
            title=row.title,
            url=row.get_absolute_url(),
            summary=row.summary,
            kind_label=label or shelf.label,
            source=source(row),
            date=date(row),
            badges=tuple(badges_of(row)),
            file_name=file_name(row),
            note=note(row),
            text=body(row),
        )

    return Findable(
        kind=kind or shelf.name,
        number=number,
        word=word,
        label=label or shelf.label,
        plural=plural or shelf.plural,
        items=items,
        shown=shown,
        parts=parts,
        passages=passages,
        is_shelved=is_shelved,
    )
