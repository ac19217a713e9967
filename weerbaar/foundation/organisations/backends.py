"""What a role allows in the back office, in the words of Django's permissions. Roles are rows; there are no groups."""

from typing import Any

from weerbaar.foundation.organisations.keyring import roles_of
from weerbaar.foundation.organisations.roles import RoleKind

_ADMIN = "wagtailadmin.access_admin"


def _all(app: str, model: str) -> set[str]:
    return {f"{app}.{verb}_{model}" for verb in ("add", "change", "view")}


# Redirects are the editors' work, how a review goes is settled by administrators. What editors may do with pages and
# pictures hangs on their place in the tree: see doors/backoffice/groups.py.
_REDIRECTS = _all("wagtailredirects", "redirect") | {"wagtailredirects.delete_redirect"}
_REVIEW = _all("wagtailcore", "workflow") | _all("wagtailcore", "task")
_SYNONYMS = _all("search", "synonym") | {"search.delete_synonym"}
ALLOWED: dict[RoleKind, frozenset[str]] = {
    RoleKind.NEED_COORDINATOR: frozenset({_ADMIN} | _SYNONYMS),
    RoleKind.EDITOR: frozenset({_ADMIN} | _SYNONYMS | _REDIRECTS | _all("taxonomy", "term")),
    RoleKind.ADMINISTRATOR: frozenset(
        {_ADMIN, "activity.view_delivery", "activity.change_delivery", "organisations.delete_role"}
        | {"letters.view_letter", "letters.change_letter"}
        | {"organisations.view_confirmationterm", "organisations.change_confirmationterm"}
        | {"mfa.view_authenticator", "mfa.delete_authenticator"}
        | _SYNONYMS
        | _REDIRECTS
        | _REVIEW
        | _all("taxonomy", "term")
        | _all("taxonomy", "municipality")
        | _all("organisations", "role")
    ),
}


class RoleBackend:
    """Answers `has_perm` from the person's roles; signs nobody in."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        return None

    def get_all_permissions(self, user: Any, obj: Any = None) -> set[str]:
        if not user.is_active or obj is not None:
            return set()
        return {perm for role in roles_of(user) for perm in ALLOWED.get(RoleKind(role.kind), ())}

    def has_perm(self, user: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_all_permissions(user, obj)

    def has_module_perms(self, user: Any, app_label: str) -> bool:
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user))
