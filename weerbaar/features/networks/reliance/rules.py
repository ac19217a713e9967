"""Who looks at what an organisation counts on, and what others expect of it."""

from typing import Any

from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member, keeps_organisation


def may_see_reliance(user: Any, organisation: Organisation) -> Verdict:
    """Who keeps it: together, what is missing tells where an organisation is weak."""
    if not is_member(user):
        return SIGN_IN
    if keeps_organisation(user, organisation):
        return YES
    return no("Deze bladzijde is voor wie de gegevens van deze organisatie bijhoudt en voor haar coördinatoren.")
