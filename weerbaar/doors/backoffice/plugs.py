"""What the back office puts in the menu."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from weerbaar.doors.backoffice import groups
from weerbaar.foundation.organisations.backends import RoleBackend
from weerbaar.foundation.ports import listeners, menu


def plug() -> None:
    menu.add_own(_door)
    listeners.listen("backoffice-groups", ("role.",), groups.role_changed)


def _door(user: Any) -> Iterable[menu.Link]:
    """For who may enter, by the roles that are known already: this is asked for every page."""
    may = user.is_superuser or RoleBackend().has_perm(user, "wagtailadmin.access_admin")
    return [menu.Link("Beheer", reverse("wagtailadmin_home"))] if may else []
