"""What is dear to work out, remembered until something happens that it depends on."""

import hashlib
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache

from weerbaar.foundation.activity.queries import codes_since, last_entry

Found = TypeVar("Found")


def remembered(told: Any, make: Callable[[], Found], *, follows: tuple[str, ...] = (), dear: float = 0.0) -> Found:
    """What `make()` gives, or gave before to who asked the same.

    told: what was asked, by whom, with which keys and on which day; its `repr` names it, so nobody is given what was
    found for somebody with other rights. follows: how the codes of lines begin after which it may be otherwise (none:
    every line). What no line tells is seen within `REMEMBERED_SECONDS` (0: nothing is remembered). dear: what takes
    fewer seconds than this is worked out anew each time.
    """
    if not settings.REMEMBERED_SECONDS:
        return make()
    key = f"remembered:{hashlib.sha256(repr(told).encode()).hexdigest()}"
    kept: tuple[Found, int, float] | None = cache.get(key)
    if kept is not None and time.time() < kept[2] and not _happened(kept[1], follows):
        return kept[0]
    last, until = last_entry(), time.time() + settings.REMEMBERED_SECONDS  # first: what comes meanwhile is new
    began = time.perf_counter()
    found = make()
    if time.perf_counter() - began > dear:
        cache.set(key, (found, last, until), settings.REMEMBERED_SECONDS)
    return found


def _happened(since: int, follows: tuple[str, ...]) -> bool:
    """Whether a line came of something that this follows; too many lines to tell is yes. One query."""
    codes = codes_since(since)
    return codes is None or any(not follows or code.startswith(follows) for _, code in codes)
