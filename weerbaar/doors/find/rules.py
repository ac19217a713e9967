"""Who may keep a search."""

from typing import Any

from weerbaar.doors.find.queries import searches_of
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member

MOST = 50


def may_save_search(user: Any) -> Verdict:
    """Everybody with an account, for themselves, up to a number that can still be overseen."""
    if not is_member(user):
        return SIGN_IN
    if searches_of(user).count() >= MOST:
        return no(f"U hebt al {MOST} zoekopdrachten bewaard. Haal er eerst een weg.")
    return YES
