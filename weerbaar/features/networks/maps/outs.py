"""Ways to take a selection along, which features above add to the menu 'Neem mee' of the map page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weerbaar.features.networks.maps.queries import Found


def always(user: Any, found: Found) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Out:
    """`purpose`: in one line what it is for. `url` gets the address of the selection behind it, unless it is a place
    of its own. `is_for(user, found)`: to whom and for which answers it is offered; it asks the database nothing."""

    title: str
    purpose: str
    url: Any
    position: int = 50
    is_for: Callable[[Any, Found], bool] = always
    has_selection: bool = True


_outs: dict[str, Out] = {}


def add(out: Out) -> None:
    """Puts a way in the menu; a second one of the same title takes its place."""
    _outs[out.title] = out


def outs(user: Any, found: Found) -> list[dict[str, str]]:
    """What the menu shows this reader for this answer, each with its address."""
    shown = sorted(_outs.values(), key=lambda one: (one.position, one.title))
    behind = found.asked.but(path="").address()
    return [
        {
            "title": one.title,
            "purpose": one.purpose,
            "url": f"{one.url}{behind}" if one.has_selection else str(one.url),
        }
        for one in shown
        if one.is_for(user, found)
    ]
