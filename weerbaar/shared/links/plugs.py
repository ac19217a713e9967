"""What links put in the ports: how their lines of history read."""

from weerbaar.foundation.ports import history


def plug() -> None:
    history.sentence("link.added", "Verbonden met iets dat erbij hoort")
    history.sentence("link.removed", "Verbinding weggehaald")
    history.field("link.other", "met")
