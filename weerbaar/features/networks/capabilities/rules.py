"""Who may add, change, confirm and withdraw a capability."""

from collections.abc import Sequence
from typing import Any

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.audiences.keys import Visibility, clause_for
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import Organisation, Role, RoleKind
from weerbaar.foundation.organisations.rules import is_coordinator, is_member, may_change_organisation
from weerbaar.foundation.taxonomy.vocabularies import needs_of


def may_add_capability(user: Any, organisation: Organisation, sub_needs: Sequence[str] | None = None) -> Verdict:
    """Whoever keeps the organisation's data, and a need coordinator for sub-needs of that need.

    `sub_needs` are those of the new capability; None when they are not chosen yet (the empty form).
    """
    if organisation.ended_on is not None:
        return no("Deze organisatie is gestopt. U kunt er niets meer aan toevoegen.")
    return _may_keep(user, organisation, None if sub_needs is None else needs_of(list(sub_needs)))


def may_change_capability(user: Any, capability: Capability) -> Verdict:
    """As for adding, unless it was withdrawn: then it has to be made active first."""
    verdict = _may_keep(user, capability.organisation, needs_of(capability.sub_needs))
    if verdict and capability.status == Capability.Status.WITHDRAWN:
        return no("Deze capaciteit is ingetrokken. Maak haar eerst weer actief.")
    return verdict


def may_confirm_capability(user: Any, capability: Capability) -> Verdict:
    """As for changing; what is only an example stays unconfirmed until the organisation itself takes it over."""
    verdict = may_change_capability(user, capability)
    if verdict and capability.organisation.is_example:
        return no("Dit is een voorbeeld. De organisatie bevestigt eerst haar eigen gegevens.")
    return verdict


def may_withdraw_capability(user: Any, capability: Capability) -> Verdict:
    if capability.status == Capability.Status.WITHDRAWN:
        return no("Deze capaciteit is al ingetrokken.")
    return _may_keep(user, capability.organisation, needs_of(capability.sub_needs))


def may_restore_capability(user: Any, capability: Capability) -> Verdict:
    if capability.organisation.ended_on is not None:
        return no("Deze organisatie is gestopt. Haar aanbod kan niet weer actief worden.")
    if capability.status != Capability.Status.WITHDRAWN:
        return no("Deze capaciteit is niet ingetrokken.")
    return _may_keep(user, capability.organisation, needs_of(capability.sub_needs))


def _may_keep(user: Any, organisation: Organisation, needs: Sequence[str] | None) -> Verdict:
    """Who may change the organisation, and the coordinator of one of these needs."""
    if may_change_organisation(user, organisation) or any(_leads(role, needs) for role in roles_of(user)):
        return YES
    if not is_member(user):
        return no("Log eerst in.")
    if is_coordinator(user):
        return no("U bent coördinator, maar niet van de gemeente, regio of behoefte waar dit onder valt.")
    return no("Alleen beheerders van deze organisatie en haar coördinatoren mogen dit.")


def _leads(role: Role, needs: Sequence[str] | None) -> bool:
    """Whether the role coordinates one of these needs (any need, when none is chosen yet)."""
    if role.kind != RoleKind.NEED_COORDINATOR or role.need is None:
        return False
    return needs is None or role.need.code in needs


def may_see_double_promises(user: Any, capability: Capability) -> bool:
    """Promises made twice are a weak spot: for who keeps it, and for coordinators and crisis professionals there."""
    if _may_keep(user, capability.organisation, needs_of(capability.sub_needs)):
        return True
    keys = clause_for(Visibility.CRISIS, capability.regions, [capability.organisation_id])
    return not keyring(user).isdisjoint(keys)
