"""Who may change the words of the field."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no


def may_change_terms(user: Any) -> Verdict:
    """Editors and administrators, as their role says."""
    if user.is_authenticated and user.has_perm("taxonomy.change_term"):
        return YES
    return no("Alleen een redacteur of een beheerder van het platform mag de begrippenlijsten wijzigen.")
