"""What belongs to something, as far as the reader may see it: asked of each kind through its own `visible_to`."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.kit.text import as_code
from weerbaar.foundation.ports import kinds
from weerbaar.foundation.ports.kinds import Kind
from weerbaar.shared.links.models import Link

REF = re.compile(rf"(?:^|[/(])([{ALPHABET}]{{8}})(?=$|[/)?#])")


class Linked(NamedTuple):
    """One thing that belongs to another; `label` is the Dutch word for its kind, `word` that in addresses."""

    label: str
    word: str
    record: Any


def kind_of(record: Any) -> str:
    """Under which name a record stands in the port of kinds."""
    return type(record).__name__.lower()


def linked_to(user: Any, record: Any) -> list[Linked]:
    """What belongs to this record and the reader may see, by kind and name. One query, and one for each kind."""
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for one in Link.objects.filter(Q(left=record.uuid) | Q(right=record.uuid)):
        kind, other = (one.right_kind, one.right) if one.left == record.uuid else (one.left_kind, one.left)
        by_kind[kind].append(other)
    found = [
        Linked(kind.word_for(row), as_code(kind.label), row)
        for kind in _with_pages()
        if kind.name in by_kind
        for row in kind.visible_to(user).filter(uuid__in=by_kind[kind.name])
    ]
    return sorted(found, key=lambda one: (one.label, str(one.record).casefold(), one.record.pk))


def find(user: Any, text: str) -> Any | None:
    """What somebody means by an address of this site or the code in it, if they may see it; else None."""
    refs = REF.findall(text.strip())
    if not refs:
        return None
    for kind in _with_pages():
        row = kind.visible_to(user).filter(ref=refs[-1]).first()
        if row is not None:
            return row
    return None


def get(user: Any, word: str, ref: str) -> Any | None:
    """The record of a kind (its word in addresses) with this ref, if the reader may see it."""
    for kind in _with_pages():
        if as_code(kind.label) == word:
            return kind.visible_to(user).filter(ref=ref).first()
    return None


def _with_pages() -> Iterable[Kind]:
    """Kinds that have a page of their own, and so an address to go to; and that history may name, for a link does."""
    return (one for one in kinds.mentioned() if hasattr(one.model, "get_absolute_url") and hasattr(one.model, "ref"))
