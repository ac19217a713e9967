"""Which addresses search engines are told of, beside the page of every record that everybody may see (`kinds`)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple


class Address(NamedTuple):
    """A path on this site, and when what stands there last changed (None: not known)."""

    path: str
    changed: datetime | date | None = None


Addresses = Callable[[], Iterable[Address]]
_given: list[Addresses] = []


def add(addresses: Addresses) -> None:
    """`addresses()` gives pages that everybody may read: lists, and what stands at a fixed place. At most thousands."""
    if addresses not in _given:
        _given.append(addresses)


def fixed() -> list[Address]:
    """All of them, each once, in order."""
    found: dict[str, Address] = {}
    for give in _given:
        for address in give():
            found.setdefault(address.path, address)
    return sorted(found.values(), key=lambda one: one.path)
