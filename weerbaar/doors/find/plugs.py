"""What searching over everything puts in the ports: its part of the API."""

from collections.abc import Callable

from weerbaar.doors.find.api import router
from weerbaar.foundation.ports import api
from weerbaar.shared.finding.asked import NAMES, known


def plug() -> None:
    api.add(api.Resource("zoek", router))
    for name in NAMES:
        api.tell_codes(f"zoek.{name}", _codes(name))


def _codes(name: str) -> Callable[[], list[str]]:
    return lambda: list(known(name) or ())
