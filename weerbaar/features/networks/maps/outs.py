"""Ways to take a selection along, which features above add to the menu 'Neem mee' of the map page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weerbaar.features.networks.maps.queries import Found


def always(found: Found) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Out:
    """`purpose`: in one line what it is for. `url` gets the address of the selection behind it. `is_for`: for which
    answers it is offered; it asks the database nothing."""

    title: str
    purpose: str
    url: Any
    position: int = 50
    is_for: Callable[[Found], bool] = always


_outs: dict[str, Out] = {}


def add(out: Out) -> None:
    """Puts a way in the menu; a second one of the same title takes its place."""
    _outs[out.title] = out


def outs(found: Found) -> list[dict[str, str]]:
    """What the menu shows for this answer, each with its address."""
    shown = sorted(_outs.values(), key=lambda one: (one.position, one.title))
    behind = found.asked.but().address()
    return [
        {"title": one.title, "purpose": one.purpose, "url": f"{one.url}{behind}"} for one in shown if one.is_for(found)
    ]
