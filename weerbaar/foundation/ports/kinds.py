"""Which kinds of record people see, so that doors can name and find them without knowing the feature."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` as stored with entries ('capability'), its Dutch word, and the rows a reader may see."""

    name: str
    label: str
    model: type[Model]
    visible_to: Callable[[Any], QuerySet[Any]]
    # Whom history may name: also records that are no more, to who might see them (None: as `visible_to`).
    known_to: Callable[[Any], QuerySet[Any]] | None = None
    # May a line of history name one (`record(mentions=…)`)? Each such kind is asked for with every line that is read.
    is_mentioned: bool = False
    # The Dutch word for one record, where a kind goes by more names than one (None: `label`).
    named: Callable[[Any], str] | None = None

    def word_for(self, record: Any) -> str:
        """What one record is called: 'initiatief' for a practice that is going on."""
        return self.named(record) if self.named else self.label

    @property
    def has_page(self) -> bool:
        """Whether each record has a page of its own that may be named outside this site; what stands on the page of
        something else says so on its model (`is_part_of_page`)."""
        is_part = getattr(self.model, "is_part_of_page", False)
        return self.is_mentioned and not is_part and hasattr(self.model, "get_absolute_url")


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def get(name: str) -> Kind:
    return _kinds[name]


def every() -> list[Kind]:
    return list(_kinds.values())


def mentioned() -> list[Kind]:
    return [kind for kind in _kinds.values() if kind.is_mentioned]


def with_page() -> list[Kind]:
    return [kind for kind in _kinds.values() if kind.has_page]
