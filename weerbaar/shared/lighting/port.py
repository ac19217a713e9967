"""Who explains words: a feature says so in its plugs, and every text of the site lights up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from weerbaar.foundation.activity.remembering import remembered
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.shared.lighting.book import Book, book_of

Names = Callable[[Any], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Source:
    """`names(user)`: (name, address of its page) of all that this reader may see; it depends on their keys alone.
    `follows`: how the codes of history begin after which that may be otherwise."""

    names: Names
    follows: tuple[str, ...]


_sources: dict[str, Source] = {}


def add(name: str, source: Source) -> None:
    _sources[name] = source


def book_for(user: Any) -> Book:
    """The names that light up for this reader. Remembered for all with the same keys until something changes."""
    follows = tuple(code for source in _sources.values() for code in source.follows)

    def make() -> Book:
        return book_of(pair for source in _sources.values() for pair in source.names(user))

    return remembered(("lit", sorted(keyring(user))), make, follows=follows) if _sources else Book({})
