"""Django's PostgreSQL backend, which looks at the line before it asks the server whether it is still there.

A connection that stays open is checked once per request. A question to the server costs a tenth of what a page takes;
the line itself already tells: when the server stops, restarts or throws us out, something waits to be read on it.
"""

import select
from typing import Any

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """The backend that `ENGINE = "weerbaar.foundation.kit.postgres"` names."""

    def is_usable(self) -> bool:
        """True while nothing came in on a connection that is at rest; otherwise the server is asked."""
        return not _has_news(self.connection) or bool(super().is_usable())


def _has_news(connection: Any) -> bool:
    """Whether something can be read from the server, or the line is broken. Closed here counts as broken."""
    if connection is None or connection.closed:
        return True
    line = select.poll()
    line.register(connection.fileno(), select.POLLIN)
    return bool(line.poll(0))
