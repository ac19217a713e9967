"""Of which kinds organisations tell what it was like, and in which words: filled by the plugs of features."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`title` over what is told ('Wie gebruikten dit?'), `act` on the button ('Wij gebruikten dit'), `nobody` where
    nothing is told yet."""

    title: str
    act: str
    nobody: str


_words: dict[str, Words] = {}


def add(kind: str, words: Words) -> None:
    """Organisations may tell of this kind, by its name in the port of kinds."""
    _words[kind] = words


def words_of(kind: str) -> Words | None:
    return _words.get(kind)


def kinds() -> list[str]:
    return sorted(_words)
