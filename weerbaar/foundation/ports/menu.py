"""What stands in the menu at the top of every page, under the reader's own name, and in the list at its foot.

At the top a handful lies open, in the order of the setting `MENU_BAR`; the rest stands under 'Meer'.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Item:
    """`place` is 'top' or 'foot'; items stand in the order of `position`. `group`: the head over it in the foot."""

    label: str
    url_name: str
    position: int = 50
    place: str = "top"
    group: str = "Over deze site"


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


def bar() -> list[Item]:
    """What lies open at the top."""
    by_name = {item.url_name: item for item in items()}
    return [by_name[name] for name in settings.MENU_BAR if name in by_name]


def more() -> list[Item]:
    """What stands under 'Meer'."""
    return [item for item in items() if item.url_name not in settings.MENU_BAR]


def foot() -> list[tuple[str, list[Item]]]:
    """The lists at the foot, each with its head, in the order of their first items."""
    groups: dict[str, list[Item]] = {}
    for item in items("foot"):
        groups.setdefault(item.group, []).append(item)
    return list(groups.items())


def add_own(links_of: Own) -> None:
    """`links_of(user)` gives the links that stand under the name of this signed-in reader."""
    if links_of not in _own:
        _own.append(links_of)


def own(user: Any) -> list[Link]:
    return [link for links_of in _own for link in links_of(user)] if user.is_authenticated else []
