"""How many there are, where counting is dear: remembered until the spine tells of what may change it."""

import hashlib
import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet

from weerbaar.foundation.activity.queries import codes_since, last_entry

DEAR = 0.005  # seconds: what is counted faster is counted anew each time


def count_of(rows: QuerySet[Any], follows: tuple[str, ...]) -> int:
    """How many rows there are. `follows`: how the codes of lines begin after which it may be another number; what no
    line tells is seen within `COUNTS_KEPT_SECONDS`.

    Kept under the query itself with all that it was asked with, so also under what the reader may see.
    """
    statement = rows.order_by().query.sql_with_params()
    key = f"count:{hashlib.sha256(repr(statement).encode()).hexdigest()}"
    kept: tuple[int, int, float] | None = cache.get(key)
    if kept is not None and time.time() < kept[2]:
        happened = codes_since(kept[1])
        if happened is not None and not any(code.startswith(follows) for _, code in happened):
            return kept[0]
    last, until = last_entry(), time.time() + settings.COUNTS_KEPT_SECONDS  # first: what comes meanwhile is new
    began = time.perf_counter()
    count = rows.count()
    if time.perf_counter() - began > DEAR:
        cache.set(key, (count, last, until), settings.COUNTS_KEPT_SECONDS)
    return count
