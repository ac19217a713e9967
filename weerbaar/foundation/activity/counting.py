"""How many there are, where counting is dear: remembered until the spine tells of what may change it."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.foundation.activity.remembering import remembered

DEAR = 0.005  # seconds: what is counted faster is counted anew each time


def count_of(rows: QuerySet[Any], follows: tuple[str, ...]) -> int:
    """How many rows there are; `follows` as for `remembered`.

    Kept under the query itself with all that it was asked with, so also under what the reader may see.
    """
    return remembered(rows.order_by().query.sql_with_params(), rows.count, follows=follows, dear=DEAR)
