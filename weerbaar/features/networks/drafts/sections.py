"""Where an agreement in the making begins, and where those of an organisation stand."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.drafts import queries, rules
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.rules import edits

MOST = 20


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    if not request.user.is_authenticated:
        return None  # a draft is for its parties alone
    rows = list(queries.drafts_of(request.user, organisation)[:MOST])
    return {"drafts": rows} if rows else None


def of_capability(request: HttpRequest, capability: Capability) -> dict[str, Any] | None:
    """For an editor of another organisation."""
    if capability.status == Capability.Status.WITHDRAWN or not rules.may_start(request.user):
        return None
    own = [one for one in rules.own_parties(request.user) if one.pk != capability.organisation_id]
    if not own or edits(request.user, capability.organisation):
        return None
    return {"capability": capability}
