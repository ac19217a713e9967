"""What a format is given: the rows of one selection as one reader may see them, and who watches meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from weerbaar.features.networks.exports.queries import CHUNK, Line, is_sensitive, lines
from weerbaar.features.networks.maps.asked import Asked

Watch = Callable[[int, bool], None]
"""Hears how many rows come next, and whether any of them is meant for fewer than all members; before they go out."""


@dataclass(frozen=True)
class Reading:
    """One selection in the hands of one reader. `made_at` is in local time."""

    user: Any
    asked: Asked
    made_at: datetime
    watch: Watch = lambda count, sensitive: None
    chunk: int = CHUNK

    def parts(self) -> Iterator[list[Line]]:
        """The rows in order, in parts of at most `chunk`."""
        for part in lines(self.user, self.asked, self.chunk):
            self.watch(len(part), is_sensitive(part))
            yield part
