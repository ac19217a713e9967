"""Giving and taking roles. Each stands in the history of the person it is about."""

from typing import Any

from django.db import transaction

from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.errors import require
from weerbaar.foundation.kit.verdict import YES, Verdict, no
from weerbaar.foundation.organisations.roles import Role, RoleKind


def may_give_roles(user: Any) -> Verdict:
    """Administrators of the platform."""
    if user.is_authenticated and user.has_perm("organisations.add_role"):
        return YES
    return no("Alleen een beheerder van het platform mag rollen geven of intrekken.")


def give_role(actor: Any, role: Role) -> Role:
    """Give a person a role, or change one. Records `role.given`. Raises Refused, ValidationError on a wrong scope."""
    require(may_give_roles(actor))
    with transaction.atomic():
        before = str(Role.objects.select_for_update(of=("self",)).get(pk=role.pk)) if role.pk else None
        role.given_by = role.given_by or actor
        role.full_clean()
        role.save()
        record(actor, "role.given", role.user, {"role": [before, str(role)]})
    return role


def take_role(actor: Any, role: Role) -> None:
    """End a role. Records `role.taken`. Raises Refused, also when it would leave the platform without administrator."""
    require(may_give_roles(actor))
    with transaction.atomic():
        same = list(Role.objects.select_for_update().filter(kind=role.kind).values_list("pk", flat=True))
        if role.kind == RoleKind.ADMINISTRATOR and same == [role.pk]:
            require(no("Dit is de laatste beheerder van het platform. Geef eerst iemand anders deze rol."))
        about = [role.organisation] if role.organisation else []
        record(actor, "role.taken", role.user, {"role": [str(role), None]}, mentions=about)
        role.delete()
