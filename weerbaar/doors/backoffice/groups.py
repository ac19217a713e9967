"""Roles are rows of ours, Wagtail looks at groups: this is the one place where the one becomes the other.

Who keeps what the platform itself publishes (editors and administrators) is in one group; what that group may do with
pages, pictures and documents is laid down by migrations. Groups follow roles when a role is given or taken, and again
when somebody enters the back office, so that they are never behind.
"""

from typing import Any

from django.contrib.auth.models import Group

from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.organisations.models import Role, RoleKind

EDITORIAL = "Redactie"
GROUPS = {EDITORIAL: (RoleKind.EDITOR, RoleKind.ADMINISTRATOR)}


def follow(user: Any) -> None:
    """Give this person the groups of their roles, and no others of ours. Two queries when nothing changes."""
    held = set(Role.objects.filter(user_id=user.pk).values_list("kind", flat=True))
    wanted = {name for name, kinds in GROUPS.items() if held.intersection(kinds)}
    has = set(user.groups.filter(name__in=GROUPS).values_list("name", flat=True))
    if wanted - has:
        user.groups.add(*Group.objects.filter(name__in=wanted - has))
    if has - wanted:
        user.groups.remove(*Group.objects.filter(name__in=has - wanted))


def role_changed(entry: Any) -> None:
    """A role was given or taken: the line of history is about the person."""
    for user in User.objects.filter(uuid=entry.target):
        follow(user)


def is_editor(user: Any) -> bool:
    """May this person work on pages? One query."""
    return bool(user.groups.filter(name=EDITORIAL).exists())
