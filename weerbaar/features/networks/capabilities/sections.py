"""What an organisation can contribute, on its page."""

from typing import Any

from django.http import HttpRequest

from weerbaar.features.networks.capabilities import queries, rules
from weerbaar.features.networks.capabilities.presenting import by_need
from weerbaar.foundation.organisations.models import Organisation

# Beyond this number each is one line instead of a card, and of each need so many show before the rest is folded.
MOST_CARDS = 24
FIRST = 10
MOST = 400


def of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    rows = list(queries.offers_of(request.user, organisation).order_by("name", "pk")[: MOST + 1])
    may_add = rules.may_add_capability(request.user, organisation)
    as_lines = len(rows) > MOST_CARDS
    first = FIRST if as_lines else MOST
    return {
        "groups": [(need, cards[:first], cards[first:]) for need, cards in by_need(rows[:MOST])],
        "count": min(len(rows), MOST),
        "has_more": len(rows) > MOST,
        "as_lines": as_lines,
        "organisation": organisation,
        "may_add": may_add,
    }
