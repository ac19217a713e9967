"""How articles, questions and standing pages are found in the one search."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from weerbaar.features.content.articles import queries
from weerbaar.features.content.articles.models import Article, Question, StandingPage
from weerbaar.foundation.audiences.keys import EDITORS, Clause
from weerbaar.shared.describing import finding as describing
from weerbaar.shared.finding.findables import Findable, Item, Line

NEWS_IS_FRESH = timedelta(days=365)
CHUNK = 500


def _made(
    model: type[Any], number: int, word: str, label: str, plural: str, dated: Callable[[Any], date | None]
) -> Findable:
    def items(pks: Collection[int] | None) -> Iterator[Item]:
        rows = model.objects.order_by("pk")
        rows = rows if pks is None else rows.filter(pk__in=pks)
        return map(item, rows.iterator(CHUNK))

    def item(row: Any) -> Item:
        day = dated(row)
        return Item(
            pk=row.pk,
            title=row.title,
            summary="" if model is Question else row.summary,
            labels=" ".join([describing.labels_of(row), getattr(row, "norm", "")]).strip(),
            body=row.text,
            source=getattr(row, "source", ""),
            facets=describing.tokens_of(row),
            clauses=_clauses(row),
            date=day,
            fresh_until=row.review_due_on or (day + NEWS_IS_FRESH if model is Article and day else None),
        )

    def shown(user: Any, pks: Collection[int]) -> Mapping[int, Line]:
        rows = queries.VISIBLE[model](user)
        return {row.pk: line(row) for row in rows.filter(pk__in=list(pks))}

    def line(row: Any) -> Line:
        return Line(
            title=row.title,
            url=row.get_absolute_url(),
            summary=row.summary,
            kind_label=label,
            source=getattr(row, "source", ""),
            date=dated(row),
            badges=() if row.live else (("Concept", "late"),),
            text=row.text,
        )

    kind = model.__name__.lower()
    return Findable(kind=kind, number=number, word=word, label=label, plural=plural, items=items, shown=shown)


def _clauses(row: Any) -> tuple[Clause, ...]:
    """A question is found when its theme is out too."""
    is_out = not isinstance(row, Question) or row.get_parent().live
    return row.clauses() if is_out else (frozenset({EDITORS}),)


def _published(row: Any) -> date | None:
    moment = row.last_published_at or row.created_at
    return moment.date() if moment else None


FINDABLES = (
    _made(Article, 2, "artikel", "artikel", "artikelen", lambda row: row.dated_on),
    _made(Question, 3, "vraag", "vraag", "vragen", lambda row: row.norm_on or _published(row)),
    _made(StandingPage, 4, "pagina", "pagina", "pagina's", _published),
)
