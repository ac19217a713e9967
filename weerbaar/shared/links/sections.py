"""The part of a page that shows what belongs to it. A feature asks for it in its plugs: `show_on("document")`."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.http import HttpRequest

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.shared.links import queries, rules


def show_on(page: str, position: int = 80, shown_above: Collection[str] = ()) -> None:
    """The page of this kind has a section 'Hoort bij'. `shown_above`: kinds that the page shows in a place of its own,
    so that nothing stands there twice."""
    context = partial(_context, shown_above=frozenset(shown_above))
    add(Section(page, "hoort-bij", "Hoort bij", "links/section.html", context, position))


def _context(request: HttpRequest, record: Any, shown_above: frozenset[str] = frozenset()) -> dict[str, Any] | None:
    """Nothing for who sees nothing and may add nothing."""
    every, may_link = queries.linked_to(request.user, record), rules.may_link(request.user)
    linked = [one for one in every if queries.kind_of(one.record) not in shown_above]
    if not linked and not may_link:
        return None
    word = as_code(kinds.get(queries.kind_of(record)).label)
    return {"linked": linked, "is_above": bool(every), "may_link": may_link, "word": word, "record": record}
