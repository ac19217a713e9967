"""Rows of a query that is dear, asked no further than they are looked at."""

import math
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet


class InTurn(Sequence[Any]):
    """The rows of one or more ordered queries, one query after the other, without doubles between them.

    Keys are asked first, as far as needed: sorting and counting the keys costs a fraction of the whole rows, and a
    later query is not asked while an earlier one holds enough. Whole rows are fetched for those that are shown: from
    the query itself, or from `whole`, which need not ask again what the keys were chosen by.
    """

    def __init__(self, *queries: QuerySet[Any], whole: QuerySet[Any] | None = None) -> None:
        self._queries = queries
        self._whole = whole
        self._keys: list[list[int]] = [[] for _ in queries]
        self._asked: float = 0

    def at_most(self, number: int) -> int:
        """How many there are, counted no further than `number`."""
        self._ask(number)
        return min(sum(map(len, self._keys)), number)

    def __len__(self) -> int:
        self._ask(math.inf)
        return sum(map(len, self._keys))

    def __getitem__(self, part: Any) -> Any:
        if not isinstance(part, slice):
            found = self[part : part + 1]
            if not found:
                raise IndexError(part)
            return found[0]
        self._ask(math.inf if part.stop is None else part.stop)
        numbered = [(number, key) for number, keys in enumerate(self._keys) for key in keys][part]
        return self._rows(numbered)

    def _ask(self, number: float) -> None:
        """Fetch keys until there are so many. One query for each that may hold more of them."""
        if number <= self._asked:
            return
        have = 0
        for at, query in enumerate(self._queries):
            if have >= number:
                break
            keys = query.values_list("pk", flat=True)
            self._keys[at] = list(keys if number == math.inf else keys[: int(number) - have])
            have += len(self._keys[at])
        self._asked = number

    def _rows(self, numbered: list[tuple[int, int]]) -> list[Any]:
        """The whole rows of these keys, in their order."""
        found: dict[tuple[int, int], Any] = {}
        for at in sorted({at for at, _ in numbered}):
            keys = [key for number, key in numbered if number == at]
            rows = self._queries[at] if self._whole is None else self._whole
            found |= {(at, row.pk): row for row in rows.filter(pk__in=keys)}
        return [found[one] for one in numbered if one in found]
