"""The data map: every field that may hold something about a person, why we have it and what becomes of it."""

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


def data_map() -> dict[str, PersonalField | NotPersonal]:
    return dict(_map)
