"""What every page may know about the roles of its reader."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from weerbaar.foundation.organisations.keyring import waits_for_second_step


def second_step(request: HttpRequest) -> dict[str, Any]:
    """Whether a role of this reader waits for the second step. Costs nothing beyond the roles, which the menu asks."""
    return {"waits_for_second_step": SimpleLazyObject(lambda: waits_for_second_step(getattr(request, "user", None)))}
