"""Kinds of record of which earlier versions can be seen, compared and put back. Filled by `plugs.py` of features.

A version is made of history: from what stands there now, every line is taken back (decision 10). A feature says which
fields its history tells, what they hold now, and with which of its services a version is put back.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.kit.verdict import Verdict

Values = Mapping[str, Any]


def _names_nothing(values: Values) -> Iterable[tuple[str, str]]:
    return ()


def _hides_nothing(reader: Any, record: Any) -> set[str]:
    return set()


@dataclass(frozen=True, slots=True)
class Versioned:
    """`kind` as in the port of kinds, `plural` the word in addresses ('organisaties').

    `state_of(record)`: what each of `fields` holds now, as history records it. `page(record)`: where it is shown.
    `may_restore(actor, record)` is the rule of changing it; `restore(actor, record, values, seen)` calls the ordinary
    service with the fields that history knows, and raises what that raises. `names(values)` are the records (kind, ref)
    that a version names: who may not see one of them does not see the version. `hides(reader, record)`: fields that
    are not for this reader.
    """

    kind: str
    plural: str
    fields: tuple[str, ...]
    state_of: Callable[[Any], dict[str, Any]]
    page: Callable[[Any], str]
    may_restore: Callable[[Any, Any], Verdict]
    restore: Callable[[Any, Any, Values, str | None], Any]
    names: Callable[[Values], Iterable[tuple[str, str]]] = _names_nothing
    hides: Callable[[Any, Any], set[str]] = _hides_nothing


_versioned: dict[str, Versioned] = {}


def register(versioned: Versioned) -> None:
    _versioned[versioned.plural] = versioned


def get(plural: str) -> Versioned | None:
    """By the word in the address."""
    return _versioned.get(plural)


def every() -> list[Versioned]:
    return list(_versioned.values())
