"""Of which kinds organisations tell what it was like, and in which words: filled by the plugs of features."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from weerbaar.shared.links.queries import kind_of


def _nobodys(target: Any) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Words:
    """`title` over what is told ('Wie gebruikten dit?'), `act` on the button ('Wij gebruikten dit'), `nobody` where
    nothing is told yet. `whose(target)`: the key of the organisation whose it is, which tells nothing beside it."""

    title: str
    act: str
    nobody: str
    whose: Callable[[Any], int | None] = _nobodys


_words: dict[str, Words] = {}


def add(kind: str, words: Words) -> None:
    """Organisations may tell of this kind, by its name in the port of kinds."""
    _words[kind] = words


def words_of(kind: str) -> Words | None:
    return _words.get(kind)


def whose(target: Any) -> int | None:
    """The organisation whose this thing is, by key."""
    words = words_of(kind_of(target))
    return words.whose(target) if words else None


def kinds() -> list[str]:
    return sorted(_words)
