"""What one feature can draw inside a text of another: a map, a matrix, cards of a selection, a player.

    embedding.add(Embeddable("kaart", "Kaart van de netwerkkaarten", knows=is_our_address, draw=as_map))

An editor gives the address of what is to be shown; it is drawn anew for each reader, with what that reader may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Embeddable:
    """`name` is stored with the text; `knows(address)` says whether it could be drawn, without asking who reads;
    `draw(request, address)` gives the html, or None when there is nothing for this reader."""

    name: str
    label: str
    knows: Callable[[str], bool]
    draw: Callable[[HttpRequest, str], SafeString | None]
    position: int = 50


_known: dict[str, Embeddable] = {}


def add(embeddable: Embeddable) -> None:
    _known[embeddable.name] = embeddable


def choices() -> list[tuple[str, str]]:
    """(name, label) for a list to choose from."""
    return [(one.name, one.label) for one in sorted(_known.values(), key=lambda one: (one.position, one.name))]


def knows(name: str, address: str) -> bool:
    return name in _known and _known[name].knows(address)


def draw(request: HttpRequest, name: str, address: str) -> SafeString | None:
    """None too for what nobody draws any more."""
    return _known[name].draw(request, address) if name in _known else None


def asked_in(address: str) -> QueryDict:
    """What stands after the question mark, in whichever way an editor gives it: a whole address, one of this site, or
    only 'behoefte=welzijn'."""
    text = address.strip()
    return QueryDict(urlsplit(text).query if "?" in text or text.startswith(("/", "http")) else text)
