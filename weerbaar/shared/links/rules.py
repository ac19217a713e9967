"""Who may say that two things belong together."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.rules import SIGN_IN, is_editorial, is_member


def may_link(user: Any) -> Verdict:
    """Editors and administrators, for any two things that they may see."""
    if not is_member(user):
        return SIGN_IN
    if is_editorial(user):
        return YES
    return no("Alleen de redactie zegt wat bij elkaar hoort.")
