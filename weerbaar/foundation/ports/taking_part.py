"""Where somebody can take part. Features say it in their `plugs.py`; the front door shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that this reader can do: a verb first ('Blijf op de hoogte'), a short sentence, where it begins."""

    title: str
    text: str
    url: str
    icon: str = "arrow"
    position: int = 50


Ways = Callable[[Any], Iterable[Way]]
_ways: list[Ways] = []


def add(ways: Ways) -> None:
    """`ways(user)` gives what this reader can do, without a query."""
    if ways not in _ways:
        _ways.append(ways)


def of(user: Any, at_most: int) -> list[Way]:
    """The first of them, in order."""
    return sorted((way for ways in _ways for way in ways(user)), key=lambda way: (way.position, way.title))[:at_most]
