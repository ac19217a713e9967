"""What an organisation has tried, on its page."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.content.practices import presenting, queries
from weerbaar.foundation.organisations.models import Organisation

MOST = 10


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing where there is nothing to see. One query."""
    own = list(queries.of_organisation(request.user, organisation)[:MOST])
    return {"lines": [presenting.line_of(one) for one in own]} if own else None
