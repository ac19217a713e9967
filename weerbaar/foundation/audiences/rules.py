"""Whether a key ring opens a record: as a filter on rows, and on one row in hand."""

from collections.abc import Iterable

from django.db.models import Q

from weerbaar.foundation.audiences.keys import Clause, KeyRing


def opened_by(keys: KeyRing, *paths: str) -> Q:
    """Rows whose clause at every path ('' for the row itself, 'organisation', ...) shares a key with the ring."""
    ring = sorted(keys)
    condition = Q()
    for path in paths or ("",):
        condition &= Q(**{f"{path}__audience__overlap" if path else "audience__overlap": ring})
    return condition


def opens(keys: KeyRing, clauses: Iterable[Clause]) -> bool:
    """The same for clauses in hand: every clause shares a key with the ring."""
    return all(not keys.isdisjoint(clause) for clause in clauses)
