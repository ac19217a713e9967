"""'Who keeps this up to date' on the page of an organisation: how many, never who."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.keepers import queries, rules
from weerbaar.features.networks.keepers.services.invitations import may_invite
from weerbaar.foundation.organisations.models import Organisation


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    may = may_invite(request.user, organisation)
    may_claim = rules.may_claim(request.user, organisation)
    return {
        "organisation": organisation,
        "editors": queries.editor_count(organisation),
        "may_invite": may,
        "may_claim": may_claim and not rules.coordinates(request.user, organisation),
        "claim": queries.own_claim(request.user, organisation) if may_claim else None,
    }
