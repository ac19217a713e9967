"""Whether a key ring opens a record: as a filter on rows, and on one row in hand."""

from collections.abc import Iterable

from django.db.models import Q

from weerbaar.foundation.audiences.keys import MEMBERS, PUBLIC, Clause, KeyRing, crisis_key


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


def is_within(after: Iterable[Clause], before: Iterable[Clause]) -> bool:
    """Whether every ring that opens all of `after` opens all of `before`: then nothing is revealed by the change."""
    clauses = list(after)
    return all(any(_is_part(one, clause) for one in clauses) for clause in before)


def _is_part(clause: Clause, of: Clause) -> bool:
    """Every ring that opens `clause` opens `of`. All keys but the public one are held by members only, and who holds
    the key of crisis professionals of a region holds that of any region too."""
    if PUBLIC in of:
        return True
    if MEMBERS in of:
        return PUBLIC not in clause
    anywhere = crisis_key("NL") in of
    return all(key in of or (anywhere and key.startswith("crisis:")) for key in clause)
