"""Who wants to hear what happened. Filled by `plugs.py` of upper floors, read by the spine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listener:
    """`handle(entry)` runs after commit, at least once, and must not mind hearing the same entry twice."""

    name: str
    hears: Callable[[str], bool]
    handle: Callable[[Any], None]


_listeners: dict[str, Listener] = {}


def listen(name: str, prefixes: tuple[str, ...], handle: Callable[[Any], None]) -> None:
    """Have `handle` called for each entry whose code begins with one of the prefixes ('capability.')."""
    _listeners[name] = Listener(name, lambda code: code.startswith(prefixes), handle)


def stop_listening(name: str) -> None:
    _listeners.pop(name, None)


def hearing(code: str) -> list[Listener]:
    return [listener for listener in _listeners.values() if listener.hears(code)]


def get(name: str) -> Listener | None:
    return _listeners.get(name)
