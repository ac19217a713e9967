"""Who writes what the platform itself publishes."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_editorial, is_member


def may_write(user: Any) -> Verdict:
    """Editors and administrators; all of them may also publish. A second editor looks where that is asked."""
    if not is_member(user):
        return SIGN_IN
    if is_editorial(user):
        return YES
    return no("Alleen de redactie schrijft artikelen.")
