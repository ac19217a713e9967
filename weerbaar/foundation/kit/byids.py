"""A reading that is the same each time but for its ids.

Making its SQL costs Django three times what running it costs, so for the busiest list it is made once.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Lookup, QuerySet

MOST = 500


@BigAutoField.register_lookup
class AnyOf(Lookup):
    """`pk__any=[1, 2]`: as `pk__in`, with all ids as one parameter, so that the SQL does not depend on how many."""

    lookup_name = "any"

    def get_prep_lookup(self) -> list[int]:
        return list(self.rhs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"{sql} = ANY(%s)", (*params, self.rhs)


class ByIds:
    """`rows(key, ids)`: tuples of the `values_list` that `read(key)` makes, for these ids, in no order.

    `read` is asked once for each `key`, which must hold all that its answer depends on. The columns must need no
    conversion by Django: what psycopg makes of them is what comes back.
    """

    def __init__(self) -> None:
        self._statements: dict[Hashable, tuple[str, tuple[Any, ...]]] = {}

    def rows(
        self, key: Hashable, read: Callable[[], QuerySet[Any, tuple[Any, ...]]], ids: Iterable[int]
    ) -> list[tuple[Any, ...]]:
        """Without ids nothing is asked."""
        wanted = list(ids)
        if not wanted:
            return []
        if key not in self._statements:
            if len(self._statements) >= MOST:
                self._statements.clear()
            sql, params = read().filter(pk__any=[0]).order_by().query.sql_with_params()
            if params[-1:] != ([0],):
                raise ValueError("The ids must be the last parameter of this reading.")
            self._statements[key] = sql, params[:-1]
        sql, params = self._statements[key]
        with connection.cursor() as cursor:
            cursor.execute(sql, (*params, wanted))
            return cursor.fetchall()
