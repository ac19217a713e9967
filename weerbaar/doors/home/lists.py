"""The short lists of the front door: what came out last, and what is under way."""

from typing import Any

from weerbaar.shared.finding import dated, findables
from weerbaar.shared.finding.dated import Short

SHOWN = 4
# What is under way, by its word in addresses; it has a list of its own.
RUNNING = "initiatief"


def what_is_new(user: Any) -> list[Short]:
    """What was published last, as far as this reader may see it."""
    return dated.recent(user, {}, SHOWN, but={"soort": (RUNNING, *dated.NO_NEWS["soort"])})


def running(user: Any) -> list[Short]:
    """Initiatives that were told of last."""
    return dated.recent(user, {"soort": (RUNNING,)}, SHOWN) if findables.of_word(RUNNING) else []
