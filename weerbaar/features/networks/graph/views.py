"""The network as data, for the script on the page."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.graph.presenting import data
from weerbaar.features.networks.graph.seen import look
from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps.queries import find


@require_safe
def network_data(request: HttpRequest) -> JsonResponse:
    """The network of the same address as the page, exactly as this reader sees it there."""
    asked, _ = address.read(request.GET)
    seen = look(request.user, find(request.user, asked, has_rows=False))
    return JsonResponse(data(seen), json_dumps_params={"separators": (",", ":"), "ensure_ascii": False})
