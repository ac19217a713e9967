"""On an organisation's page, for who may: what can be done with the organisation as a whole."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.lineage import rules
from weerbaar.foundation.organisations.models import Organisation


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    user = request.user
    verdicts = {
        "may_end": rules.may_end(user, organisation),
        "may_resume": rules.may_resume(user, organisation),
    }
    return {"organisation": organisation, **verdicts} if any(verdicts.values()) else None
