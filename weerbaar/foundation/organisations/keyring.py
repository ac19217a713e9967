"""The key ring of a reader: what their roles open. The truth table stands in docs/reference/visibility.md."""

from typing import Any

from weerbaar.foundation.audiences.keys import ANONYMOUS, MEMBERS, PUBLIC, KeyRing, crisis_key, organisation_key
from weerbaar.foundation.organisations.roles import Role, RoleKind

NATION = "NL"


def keys_of_role(role: Role) -> set[str]:
    """What one role opens beyond what every member sees."""
    match RoleKind(role.kind):
        case RoleKind.EDITOR_OF_ORGANISATION:
            return {organisation_key(role.organisation_id or 0)}
        case RoleKind.CRISIS_PROFESSIONAL | RoleKind.REGIONAL_COORDINATOR:
            return {crisis_key(role.region_id or ""), crisis_key(NATION)}
        case RoleKind.MUNICIPAL_COORDINATOR:
            assert role.municipality is not None
            return {crisis_key(role.municipality.region_id), crisis_key(NATION)}
        case RoleKind.NEED_COORDINATOR:
            return {crisis_key(f"VR{number:02}") for number in range(1, 26)} | {crisis_key(NATION)}
        case _:
            return set()


def keyring(user: Any) -> KeyRing:
    """Every key the reader holds; asked once per request (one query), remembered on the user object."""
    if user is None or not user.is_authenticated:
        return ANONYMOUS
    ring: KeyRing | None = getattr(user, "_keyring", None)
    if ring is None:
        ring = frozenset({PUBLIC, MEMBERS}.union(*(keys_of_role(role) for role in roles_of(user))))
        user._keyring = ring
    return ring


def roles_of(user: Any) -> list[Role]:
    """The person's roles, asked once per request."""
    if user is None or not user.is_authenticated:
        return []
    roles: list[Role] | None = getattr(user, "_roles", None)
    if roles is None:
        roles = list(Role.objects.filter(user_id=user.pk).select_related("municipality", "need", "organisation"))
        user._roles = roles
    return roles
