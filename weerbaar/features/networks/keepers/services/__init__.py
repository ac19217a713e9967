"""Every change to who keeps an organisation. The order is always: may, lock and check, write, record."""

from weerbaar.features.networks.keepers.services.claims import claim_organisation, decide_claim
from weerbaar.features.networks.keepers.services.editors import forget, leave_organisation, remove_editor
from weerbaar.features.networks.keepers.services.invitations import (
    accept_invitation,
    invite_editor,
    join_with_new_account,
    send_again,
    withdraw_invitation,
)

__all__ = [
    "accept_invitation",
    "claim_organisation",
    "decide_claim",
    "forget",
    "invite_editor",
    "join_with_new_account",
    "leave_organisation",
    "remove_editor",
    "send_again",
    "withdraw_invitation",
]
