"""On the page of an organisation, for who looks after it: the way to look through everything at once."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.upkeep.rules import may_look_after
from weerbaar.foundation.organisations.models import Organisation


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing for who may not confirm it, and for an organisation that stopped. No query."""
    if organisation.ended_on is not None or not may_look_after(request.user, organisation):
        return None
    return {"organisation": organisation}
