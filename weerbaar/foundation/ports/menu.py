"""What stands in the menu at the top of every page, under the reader's own name, and in the list at its foot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """`place` is 'top' or 'foot'; items stand in the order of `position`."""

    label: str
    url_name: str
    position: int = 50
    place: str = "top"


@dataclass(frozen=True, slots=True)
class Link:
    """Something of one reader: their organisation, their list of things to do."""

    label: str
    url: str


Own = Callable[[Any], Iterable[Link]]
_items: list[Item] = []
_own: list[Own] = []


def add(item: Item) -> None:
    if item not in _items:
        _items.append(item)


def items(place: str = "top") -> list[Item]:
    return sorted((item for item in _items if item.place == place), key=lambda item: item.position)


def add_own(links_of: Own) -> None:
    """`links_of(user)` gives the links that stand under the name of this signed-in reader."""
    if links_of not in _own:
        _own.append(links_of)


def own(user: Any) -> list[Link]:
    return [link for links_of in _own for link in links_of(user)] if user.is_authenticated else []
