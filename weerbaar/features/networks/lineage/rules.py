"""Who may merge, split and end organisations, and undo that."""

from typing import Any

from weerbaar.features.networks.lineage.models import Succession
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.rules import (
    SIGN_IN,
    coordinates_region,
    coordinates_seat,
    edits,
    is_coordinator,
    is_member,
)

ELSEWHERE = no("U bent coördinator, maar niet van de gemeente of regio waar deze organisatie onder valt.")


def is_administrator(user: Any) -> bool:
    return any(role.kind == RoleKind.ADMINISTRATOR for role in roles_of(user))


def _looks_after(user: Any, organisation: Organisation) -> bool:
    return is_administrator(user) or coordinates_seat(user, organisation) or coordinates_region(user, organisation)


def _coordinators_only(user: Any, organisations: list[Organisation], refusal: Verdict) -> Verdict:
    if not is_member(user):
        return SIGN_IN
    if all(_looks_after(user, one) for one in organisations):
        return YES
    return ELSEWHERE if is_coordinator(user) else refusal


def may_merge(user: Any, stays: Organisation, goes: Organisation | None = None) -> Verdict:
    """Coordinators of both (of the one, while the other is not chosen yet), and administrators. They see both: the
    caller fetched them so."""
    refusal = no("Alleen coördinatoren en beheerders van het platform voegen organisaties samen.")
    return _coordinators_only(user, [stays] if goes is None else [stays, goes], refusal)


def may_split(user: Any, organisation: Organisation) -> Verdict:
    """Its coordinators and administrators."""
    refusal = no("Alleen coördinatoren en beheerders van het platform splitsen een organisatie.")
    verdict = _coordinators_only(user, [organisation], refusal)
    if verdict and organisation.ended_on is not None:
        return no("Deze organisatie is gestopt en kan niet worden gesplitst.")
    return verdict


def may_end(user: Any, organisation: Organisation) -> Verdict:
    """Its editors and coordinators, and administrators."""
    if organisation.ended_on is not None:
        return no("Deze organisatie is al gestopt.")
    return _keeps(user, organisation)


def may_resume(user: Any, organisation: Organisation) -> Verdict:
    """Who may end it."""
    if organisation.ended_on is None:
        return no("Deze organisatie is niet gestopt.")
    return _keeps(user, organisation)


def _keeps(user: Any, organisation: Organisation) -> Verdict:
    if is_member(user) and edits(user, organisation):
        return YES
    refusal = no("Alleen beheerders van deze organisatie en haar coördinatoren mogen dit.")
    return _coordinators_only(user, [organisation], refusal)


def may_undo(user: Any, succession: Succession) -> Verdict:
    """Who may do it; once."""
    if succession.undone_at is not None:
        return no("Dit is al ongedaan gemaakt.")
    if succession.kind == Succession.Kind.ENDED:
        return may_resume(user, succession.organisation)
    both = [one for one in (succession.organisation, succession.other) if one is not None]
    refusal = no("Alleen coördinatoren en beheerders van het platform maken dit ongedaan.")
    return _coordinators_only(user, both, refusal)
