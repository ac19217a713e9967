"""What an organisation has tried, on its page, and what it does too."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.content.practices import presenting, queries
from weerbaar.foundation.organisations.models import Organisation

MOST = 10


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """Nothing where there is nothing to see. Two queries."""
    own = list(queries.of_organisation(request.user, organisation)[:MOST])
    also = list(queries.visible_adoptions(request.user).filter(organisation=organisation)[:MOST])
    if not own and not also:
        return None
    return {"lines": [presenting.line_of(one) for one in own], "adoptions": also}
