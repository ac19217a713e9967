"""Who may invite, decide and leave."""

from typing import Any

from weerbaar.features.networks.keepers.models import Claim, Invitation
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.rules import (
    COORDINATORS,
    SIGN_IN,
    coordinates_region,
    coordinates_seat,
    edits,
    is_coordinator,
    is_member,
)

STOPPED = no("Deze organisatie is gestopt.")
LISTERS = COORDINATORS | {RoleKind.ADMINISTRATOR}


def is_administrator(user: Any) -> bool:
    return any(role.kind == RoleKind.ADMINISTRATOR for role in roles_of(user))


def coordinates(user: Any, organisation: Organisation) -> bool:
    """Is this person coordinator of its seat or of a region it works in?"""
    return coordinates_seat(user, organisation) or coordinates_region(user, organisation)


def may_invite(user: Any, organisation: Organisation, leads: bool = False) -> Verdict:
    """Its editors, the coordinators of its seat and regions, administrators, and who coordinates a need that it serves
    (`leads`, of `queries.leads_need_of`)."""
    if not is_member(user):
        return SIGN_IN
    if not (edits(user, organisation) or coordinates(user, organisation) or is_administrator(user) or leads):
        if is_coordinator(user):
            return no("U bent coördinator, maar niet van de gemeente, regio of behoefte waar dit onder valt.")
        return no(
            "Alleen beheerders van deze organisatie, haar coördinatoren en beheerders van het platform mogen dit."
        )
    return STOPPED if organisation.ended_on is not None else YES


def may_send_again(invitation: Invitation, may: Verdict) -> Verdict:
    """Who may invite, as long as nobody answered."""
    if not may:
        return may
    return YES if invitation.is_open else no("Deze uitnodiging is al aangenomen of ingetrokken.")


def may_list(user: Any) -> Verdict:
    """The lists of invitations and claims are for coordinators and administrators."""
    if not is_member(user):
        return SIGN_IN
    if any(role.kind in LISTERS for role in roles_of(user)):
        return YES
    return no("Deze lijst is voor coördinatoren en beheerders van het platform.")


def may_claim(user: Any, organisation: Organisation) -> Verdict:
    """Everybody with an account who is not its editor yet."""
    if not is_member(user):
        return SIGN_IN
    if edits(user, organisation):
        return no("U bent al beheerder van deze organisatie.")
    return STOPPED if organisation.ended_on is not None else YES


def may_decide(user: Any, claim: Claim, has_coordinator: bool) -> Verdict:
    """The coordinator of its municipality or of a region it works in; administrators where there is none. Never on
    one's own behalf."""
    if not is_member(user):
        return SIGN_IN
    if not coordinates(user, claim.organisation) and not (is_administrator(user) and not has_coordinator):
        return no("Een coördinator van de gemeente of regio beslist hierover.")
    if claim.user_id == user.pk:
        return no("U kunt niet over uw eigen aanvraag beslissen.")
    return YES if claim.is_open else no("Deze aanvraag is al beantwoord.")


def may_remove_editor(user: Any, organisation: Organisation) -> Verdict:
    """The coordinators of its seat and regions, and administrators: somebody from outside, so that colleagues do not
    shut each other out. Who is an editor may leave."""
    if not is_member(user):
        return SIGN_IN
    if coordinates(user, organisation) or is_administrator(user):
        return YES
    return no("Alleen een coördinator van deze organisatie of een beheerder van het platform haalt een beheerder weg.")


def may_leave(user: Any, organisation: Organisation) -> Verdict:
    """Its editors."""
    if not is_member(user):
        return SIGN_IN
    return YES if edits(user, organisation) else no("U bent geen beheerder van deze organisatie.")
