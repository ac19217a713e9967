"""The chains in which an organisation has a place, on its page."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.chains import presenting, queries
from weerbaar.foundation.organisations.models import Organisation

MOST = 20


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    rows = list(queries.chains_of(request.user, organisation)[:MOST])
    return {"lines": [presenting.line_of(chain) for chain in rows]} if rows else None
