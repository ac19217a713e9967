"""What an organisation can contribute, on its page."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.capabilities import queries, rules
from weerbaar.features.networks.capabilities.presenting import by_need
from weerbaar.foundation.organisations.models import Organisation

# Beyond this number each is one line instead of a card.
MOST_CARDS = 24
MOST = 400


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    rows = list(queries.offers_of(request.user, organisation).order_by("name", "pk")[: MOST + 1])
    may_add = rules.may_add_capability(request.user, organisation)
    return {
        "groups": by_need(rows[:MOST]),
        "count": min(len(rows), MOST),
        "has_more": len(rows) > MOST,
        "as_lines": len(rows) > MOST_CARDS,
        "organisation": organisation,
        "may_add": may_add,
    }
