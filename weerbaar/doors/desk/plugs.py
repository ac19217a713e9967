"""What the desk puts in the menu: under somebody's own name, what they look after."""

from collections.abc import Iterable
from typing import Any

from weerbaar.foundation.organisations.scopes import scopes_of
from weerbaar.foundation.ports import menu

# More than this do not fit in a menu; /mijn/ shows all.
MOST_IN_MENU = 4


def plug() -> None:
    menu.add_own(_desks)


def _desks(user: Any) -> Iterable[menu.Link]:
    """By the roles that are known already: this is asked for every page."""
    scopes = scopes_of(user)
    if len(scopes) > MOST_IN_MENU:
        return [menu.Link("Wat uw aandacht vraagt", "/mijn/")]
    return [menu.Link(scope.name, scope.url) for scope in scopes]
