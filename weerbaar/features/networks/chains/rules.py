"""Who makes and changes chains, and who sees where they are weak."""

from typing import Any

from weerbaar.features.networks.chains.models import Chain
from weerbaar.foundation.audiences.keys import crisis_key
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import RoleKind
from weerbaar.foundation.organisations.rules import SIGN_IN, is_member

NATION = "NL"
MAKERS = frozenset({RoleKind.NEED_COORDINATOR, RoleKind.REGIONAL_COORDINATOR, RoleKind.ADMINISTRATOR})


def may_add_chain(user: Any, need: str | None = None, region: str | None = None) -> Verdict:
    """Need coordinators for their need, regional coordinators for their region, administrators.

    `need` and `region` (None: the whole country) are those of the chain; without a need they are not chosen yet.
    """
    if not is_member(user):
        return SIGN_IN
    makers = [role for role in roles_of(user) if role.kind in MAKERS]
    if not makers:
        return no("Ketens worden gemaakt door coördinatoren van een behoefte of regio, en door beheerders.")
    if need is None:
        return YES
    for role in makers:
        if role.kind == RoleKind.ADMINISTRATOR or (role.need is not None and role.need.code == need):
            return YES
        if role.kind == RoleKind.REGIONAL_COORDINATOR and role.region_id == region:
            return YES
    return no("Kies de behoefte of de veiligheidsregio waarvan u coördinator bent.")


def may_change_chain(user: Any, chain: Chain) -> Verdict:
    """Who might have made it."""
    verdict = may_add_chain(user, chain.need, chain.region_id)
    if verdict or not is_member(user):
        return verdict
    return no("Alleen de coördinator van deze behoefte of regio en beheerders van het platform wijzigen deze keten.")


def sees_gaps(user: Any, chain: Chain) -> bool:
    """What is missing tells where the country is weak: for coordinators and crisis professionals it concerns."""
    return crisis_key(chain.region_id or NATION) in keyring(user)
