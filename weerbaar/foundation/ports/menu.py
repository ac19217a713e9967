"""What stands in the menu at the top of every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    url_name: str
    position: int = 50


_items: list[Item] = []


def add(item: Item) -> None:
    if item not in _items:
        _items.append(item)


def items() -> list[Item]:
    return sorted(_items, key=lambda item: item.position)
