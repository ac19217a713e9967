"""What stands in the menu at the top of every page, and in the list at its foot."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """`place` is 'top' or 'foot'; items stand in the order of `position`."""

    label: str
    url_name: str
    position: int = 50
    place: str = "top"


_items: list[Item] = []


def add(item: Item) -> None:
    if item not in _items:
        _items.append(item)


def items(place: str = "top") -> list[Item]:
    return sorted((item for item in _items if item.place == place), key=lambda item: item.position)
