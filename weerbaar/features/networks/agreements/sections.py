"""The agreements of an organisation, and those that cover a capability, on their pages."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.agreements import presenting, queries, rules
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.foundation.organisations.models import Organisation

MOST = 20


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    rows = list(queries.agreements_of(request.user, organisation)[: MOST + 1])
    may_add = rules.may_add_agreement(request.user, [organisation])
    if not rows and not may_add:
        return None
    lines = [presenting.line_of(agreement) for agreement in rows[:MOST]]
    return {"lines": lines, "has_more": len(rows) > MOST, "organisation": organisation, "may_add": may_add}


def of_capability(request: HttpRequest, capability: Capability) -> dict[str, Any] | None:
    rows = list(queries.agreements_covering(request.user, capability)[: MOST + 1])
    may_add = rules.may_add_agreement(request.user, [capability.organisation])
    if not rows and not may_add:
        return None
    lines = [presenting.line_of(agreement) for agreement in rows[:MOST]]
    organisation = capability.organisation
    return {"lines": lines, "has_more": len(rows) > MOST, "organisation": organisation, "may_add": may_add}
