"""Which agreements in the making a reader may see: those of their own organisation, or that they coordinate."""

from typing import Any

from django.db.models import Q, QuerySet

from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.keys import Visibility
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring, roles_of
from weerbaar.foundation.organisations.models import Organisation, RoleKind
from weerbaar.foundation.organisations.queries import editors_of
from weerbaar.foundation.ports.attention import Scope


def visible_to(user: Any) -> QuerySet[Draft]:
    """Editors of either party; coordinators of the seat or region of one, unless it is to stay between both.

    And only where both parties may be seen.
    """
    mine, around = Q(pk__in=[]), Q(pk__in=[])
    for role in roles_of(user):
        match role.kind:
            case RoleKind.EDITOR_OF_ORGANISATION:
                mine |= Q(asker=role.organisation_id) | Q(giver=role.organisation_id)
            case RoleKind.MUNICIPAL_COORDINATOR:
                around |= Q(asker__municipality=role.municipality_id) | Q(giver__municipality=role.municipality_id)
            case RoleKind.REGIONAL_COORDINATOR:
                here = [role.region_id]
                around |= Q(asker__regions__contains=here) | Q(giver__regions__contains=here)
    rows = Draft.objects.filter(mine | (around & ~Q(visibility=Visibility.OWN)))
    return rows.filter(opened_by(keyring(user), "asker", "giver")).select_related("asker", "giver")


def drafts_of(user: Any, organisation: Organisation) -> QuerySet[Draft]:
    """Those of an organisation that are open, as far as the reader may see."""
    rows = visible_to(user).filter(Q(asker=organisation) | Q(giver=organisation), state=Draft.State.OPEN)
    return rows.order_by("-updated_at", "pk")


def waiting_for(user: Any, scope: Scope) -> QuerySet[Draft]:
    """Open ones to which the organisation whose desk this is has not agreed; the oldest first."""
    here = scope.subject
    waits = Q(asker=here, asker_agreed_at=None) | Q(giver=here, giver_agreed_at=None)
    return visible_to(user).filter(waits, state=Draft.State.OPEN).order_by("updated_at", "pk")


def others_of(draft: Draft, actor: Any) -> list[User]:
    """The editors of the parties for which `actor` does not speak, who may see it: they get a letter."""
    sides = [party for party in draft.parties() if not _is_editor(actor, party)]
    return [one for one in editors_of(sides) if visible_to(one).filter(pk=draft.pk).exists()]


def _is_editor(actor: Any, party: Organisation) -> bool:
    return editors_of([party]).filter(pk=getattr(actor, "pk", 0) or 0).exists()


def history_of_draft(user: Any, draft: Draft) -> QuerySet[Entry]:
    return history_of(draft.uuid, keyring(user), user)
