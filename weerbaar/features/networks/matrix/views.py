"""Everything that is promised more than once, for who may hear it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.matrix.claims import claims
from weerbaar.features.networks.matrix.presenting import explained
from weerbaar.features.networks.matrix.rules import may_see_double_promises
from weerbaar.features.networks.matrix.sames import same_people
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
SAMES = 100


@require_safe
def double_promises(request: HttpRequest) -> HttpResponse:
    """The largest excess first, each explained with the agreements behind it."""
    if answer := unless(may_see_double_promises(request.user), request):
        return answer
    rows = Paginator(claims(request.user), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    sames = same_people(request.user)
    context = {
        "found": found,
        "count": rows.count,
        "claims": [explained(one) for one in found],
        "sames": sames[:SAMES] if found.number == 1 else [],
        "same_count": len(sames),
    }
    return page(request, "matrix/double_promises.html", context)
