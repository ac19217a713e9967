"""The part of a page that shows what belongs to it. A feature asks for it in its plugs: `show_on("document")`."""

from typing import Any

from django.http import HttpRequest

from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.sections import Section, add
from weerbaar.shared.links import queries, rules


def show_on(page: str, position: int = 80) -> None:
    """The page of this kind has a section 'Hoort bij'."""
    add(Section(page, "hoort-bij", "Hoort bij", "links/section.html", _context, position))


def _context(request: HttpRequest, record: Any) -> dict[str, Any] | None:
    """Nothing for who sees nothing and may add nothing."""
    linked, may_link = queries.linked_to(request.user, record), rules.may_link(request.user)
    if not linked and not may_link:
        return None
    word = as_code(kinds.get(queries.kind_of(record)).label)
    return {"linked": linked, "may_link": may_link, "word": word, "record": record}
