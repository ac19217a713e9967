"""The data map: every field that may hold something about a person, why we have it and what becomes of it.

Each app declares its own in `privacy.py`, which is read when the application starts. A test fails when a text, file or
link to a user is missing. The privacy page shows the map.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalField:
    """`field` is 'app_label.model.field'; the rest is Dutch and appears on the privacy page."""

    field: str
    purpose: str
    ground: str
    retention: str
    erasure: str


@dataclass(frozen=True, slots=True)
class NotPersonal:
    """A text field that holds nothing about persons, with why we may say so."""

    field: str
    because: str


_map: dict[str, PersonalField | NotPersonal] = {}


def declare(*fields: PersonalField | NotPersonal) -> None:
    for field in fields:
        _map[field.field] = field


def personal(model: str, fields: str, *, purpose: str, ground: str, retention: str, erasure: str) -> None:
    """Fields of one model ('accounts.user', 'name email') that share their reasons."""
    declare(*(PersonalField(f"{model}.{name}", purpose, ground, retention, erasure) for name in fields.split()))


def not_personal(model: str, fields: str, because: str) -> None:
    """Fields of one model that hold nothing about persons, for one reason."""
    declare(*(NotPersonal(f"{model}.{name}", because) for name in fields.split()))


def data_map() -> dict[str, PersonalField | NotPersonal]:
    return dict(_map)
