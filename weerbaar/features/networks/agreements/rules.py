"""Who may make, change and confirm an agreement."""

from collections.abc import Sequence
from typing import Any

from weerbaar.features.networks.agreements.models import Agreement
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.rules import (
    SIGN_IN,
    coordinates_seat,
    edits,
    edits_some,
    is_coordinator,
    is_member,
)


def may_add_agreement(user: Any, parties: Sequence[Organisation] | None = None) -> Verdict:
    """Coordinators, and editors of one of the parties (of any organisation while the parties are not chosen yet)."""
    if not is_member(user):
        return SIGN_IN
    if is_coordinator(user):
        return YES
    if parties is None:
        if edits_some(user):
            return YES
        return no("Alleen beheerders van een organisatie en coördinatoren leggen afspraken vast.")
    if any(edits(user, party) for party in parties):
        return YES
    return no("Een van de partijen moet een organisatie zijn die u beheert.")


def may_change_agreement(user: Any, agreement: Agreement) -> Verdict:
    """Editors of a party, the coordinator of a region it touches, or of the municipality where a party has its seat."""
    if not is_member(user):
        return SIGN_IN
    parties = agreement.all_parties()
    if any(edits(user, party) or coordinates_seat(user, party) for party in parties):
        return YES
    regions = {role.region_id for role in roles_of(user) if role.kind == RoleKind.REGIONAL_COORDINATOR}
    if regions and regions & set(agreement.regions_concerned()):
        return YES
    if is_coordinator(user):
        return no("U bent coördinator, maar deze afspraak gaat niet over uw gemeente of regio.")
    return no("Alleen beheerders van een van de partijen en hun coördinatoren mogen dit wijzigen.")


def may_confirm_agreement(user: Any, agreement: Agreement) -> Verdict:
    """Who may change it may say that it still stands."""
    return may_change_agreement(user, agreement)


def may_record_exercise(user: Any, agreement: Agreement) -> Verdict:
    """Who may change it may write down that it was exercised."""
    return may_change_agreement(user, agreement)
