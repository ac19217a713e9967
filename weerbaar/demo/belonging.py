"""What belongs together in the demo: the links of `hoort-bij`, laid when all kinds have been loaded."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from weerbaar.demo import knowledge
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.ports import kinds
from weerbaar.shared.links.models import Link
from weerbaar.shared.links.queries import kind_of


def link_new(since: datetime) -> int:
    """Link every pair of which both are there and at least one came since then, so that what people took apart in a
    demo stays apart. How many pairs."""
    wanted = {
        frozenset((piece.ref, other))
        for kind in knowledge.KINDS
        for piece in knowledge.read(kind)
        for other in piece.several("hoort-bij")
    }
    found = _found({name for pair in wanted for name in pair})
    links = [
        _link(*(found[name] for name in pair))
        for pair in wanted
        if all(name in found for name in pair) and any(found[name].created_at >= since for name in pair)
    ]
    before = Link.objects.count()
    Link.objects.bulk_create(links, ignore_conflicts=True)
    return Link.objects.count() - before


def _found(names: Collection[str]) -> dict[str, Any]:
    """Records by their ref, organisations also by their name."""
    found = {row.name: row for row in Organisation.objects.filter(name__in=names)}
    for kind in kinds.with_page():
        if hasattr(kind.model, "ref"):
            found |= {row.ref: row for row in kind.model._default_manager.filter(ref__in=names)}
    return found


def _link(one: Any, other: Any) -> Link:
    low, high = sorted((one, other), key=lambda record: record.uuid)
    return Link(left_kind=kind_of(low), left=low.uuid, right_kind=kind_of(high), right=high.uuid)
