"""Words while somebody types: of everything that the reader may see, and of what is found beside it."""

from weerbaar.foundation.audiences.keys import KeyRing
from weerbaar.foundation.search import port
from weerbaar.shared.finding import neighbours
from weerbaar.shared.finding.corpus import NAME

MOST = 8


def suggestions(start: str, keys: KeyRing) -> list[str]:
    """At most `MOST` words that begin so; those of the one collection first."""
    found = port.suggest(NAME, start, keys, MOST)
    for one in neighbours.every():
        if len(found) < MOST:
            found = list(dict.fromkeys([*found, *port.suggest(one.corpus, start, keys, MOST)]))
    return found[:MOST]
