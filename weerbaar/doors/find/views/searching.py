"""The page of results, and words while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from weerbaar.doors.find import presenting
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.rules import is_editorial
from weerbaar.foundation.ui.pages import page
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding.presenting import listing
from weerbaar.shared.finding.reading import find
from weerbaar.shared.finding.suggesting import suggestions

LEAST = 2  # letters


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits the question and the choices, for this reader; all of it stands in the address."""
    asked = asking.read(request.GET)
    found = find(request.user, asked)
    context = listing(found, is_editorial(request.user), request.GET.get("waarom", ""))
    context |= {
        "kinds": presenting.kinds(found),
        "only": presenting.only(found),
        "network": presenting.network(found),
        "examples": presenting.EXAMPLES,
    }
    return page(request, "find/search.html", context, announce=context["count"])


@require_safe
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Words that continue what is typed and occur in what this reader may see."""
    start = request.GET.get("q", "")[:60]
    words = suggestions(start, keyring(request.user)) if len(start) >= LEAST else []
    return JsonResponse({"suggesties": words})
