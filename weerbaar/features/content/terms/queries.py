"""Which notions and definitions a reader may see, and what lights up for them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet

from weerbaar.features.content.terms.models import Definition, Notion
from weerbaar.features.content.terms.shelf import SHELF
from weerbaar.foundation.kit.text import fold
from weerbaar.foundation.search import dutch


def visible_to(user: Any) -> QuerySet[Notion]:
    return SHELF.visible_to(user)


def definitions_of(user: Any, notion: Notion) -> QuerySet[Definition]:
    """In the order the editors gave them; none when the reader may not see the notion."""
    rows = Definition.objects.filter(notion__in=visible_to(user).filter(pk=notion.pk))
    return rows.select_related("document").order_by("position")


def names(user: Any) -> Iterator[tuple[str, str]]:
    """(word, address) of everything published that this reader may look up: what lights up in texts. One query."""
    rows = visible_to(user).filter(status=Notion.Status.PUBLISHED).order_by("title", "pk")
    for row in rows.only("ref", "title", "other_names"):
        url = row.get_absolute_url()
        yield from ((word, url) for word in (row.title, *row.other_names))


def listed(user: Any, q: str) -> list[Any]:
    """From A to Z, with `definition_count`; with a question those in which its words stand, in any inflection.

    There are some hundreds at most: they are read whole, in one query.
    """
    rows = visible_to(user).annotate(definition_count=Count("definitions"))
    every = sorted(rows, key=lambda row: (fold(row.title), row.pk))
    asked = {token.lemma for token in dutch.tokens(q) if not token.is_stop} or {fold(q)} - {""}
    return [row for row in every if _answers(row, fold(q), asked)] if asked else every


def _answers(row: Notion, text: str, lemmas: set[str]) -> bool:
    """A part of one of its names was typed, or all words stand somewhere in what it is called and about."""
    words = (row.title, *row.other_names)
    if any(text in fold(word) for word in words):
        return True
    return lemmas <= {token.lemma for told in (*words, row.summary) for token in dutch.tokens(told)}
