"""The two steps that every changing service shares: lock the row as the writer knew it, and write what differs."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from weerbaar.foundation.activity.services import changes_between
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.kit.models import Record

R = TypeVar("R", bound=Record)


def version_of(record: Record) -> str:
    """What a form carries along to notice that somebody else was first."""
    return record.updated_at.isoformat()


def lock(record: R, seen: str | None = None) -> R:
    """The row, locked and as it is now. `seen` is the version the writer had before them (None: not asked).

    Raises Stale when the row was changed since.
    """
    current: R = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if seen is not None and version_of(current) != seen:
        raise Stale(current=current)
    return current


def change_fields(record: Record, values: dict[str, Any]) -> dict[str, list[Any]]:
    """Write the fields that differ, and answer {field: [old, new]}. Raises Invalid with what the model refuses."""
    before = {name: getattr(record, name) for name in values}
    for name, value in values.items():
        setattr(record, name, value)
    changes = changes_between(before, values)
    if changes:
        check(record, changes)
        record.save(update_fields=[*changes, "updated_at"])
    return changes


def check(record: Record, fields: Iterable[str]) -> None:
    """Ask the model whether these fields and its constraints hold. Raises Invalid."""
    others = [field.name for field in record._meta.fields if field.name not in set(fields)]
    try:
        record.clean_fields(exclude=others)
        record.validate_constraints()
    except ValidationError as error:
        raise Invalid.from_validation(error) from error


def without_values(changes: dict[str, list[Any]], fields: Iterable[str]) -> dict[str, list[Any]]:
    """History remembers that these fields changed, not what they held: numbers and names of people."""
    hidden = set(fields)
    return {name: ([] if name in hidden else values) for name, values in changes.items()}
