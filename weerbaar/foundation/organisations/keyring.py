"""The key ring of a reader: what their roles open. The truth table stands in docs/reference/visibility.md."""

from typing import Any

from weerbaar.foundation.audiences.keys import (
    ANONYMOUS,
    EDITORS,
    MEMBERS,
    PUBLIC,
    KeyRing,
    crisis_key,
    is_crisis,
    organisation_key,
)
from weerbaar.foundation.organisations.roles import SCOPE, Role, RoleKind

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
        case RoleKind.EDITOR | RoleKind.ADMINISTRATOR:
            return {EDITORS}
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
    """The roles that count now. Who has not passed the second step holds only those that do not ask for it."""
    if user is None or not user.is_authenticated:
        return []
    if user.passed_second_step:
        return _held_by(user)
    return [role for role in _held_by(user) if not asks_second_step(role)]


def asks_second_step(role: Role) -> bool:
    """A role that opens what is meant for crisis professionals, or that is about the platform as a whole (staff)."""
    return SCOPE[RoleKind(role.kind)] is None or any(is_crisis(key) for key in keys_of_role(role))


def waits_for_second_step(user: Any) -> bool:
    """Is there something that this person may only see or do after the second step, and have they not passed it?"""
    if user is None or not user.is_authenticated or user.passed_second_step:
        return False
    return user.is_staff or user.is_superuser or any(asks_second_step(role) for role in _held_by(user))


def forget_roles(user: Any) -> None:
    """The person's roles have changed within this request: what was remembered of them counts no longer."""
    user._roles = user._keyring = None


def _held_by(user: Any) -> list[Role]:
    """Every role of the person, asked once per request."""
    roles: list[Role] | None = getattr(user, "_roles", None)
    if roles is None:
        roles = list(Role.objects.filter(user_id=user.pk).select_related("municipality", "need", "organisation"))
        user._roles = roles
    return roles
