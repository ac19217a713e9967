"""Who counts on us, and on whom do we count."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.reliance import queries
from weerbaar.features.networks.reliance.presenting import row_of
from weerbaar.features.networks.reliance.rules import may_see_reliance
from weerbaar.foundation.organisations import rules, services
from weerbaar.foundation.organisations.queries import visible_relations, visible_to
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


@require_safe
def organisation_reliance(request: HttpRequest, ref: str) -> HttpResponse:
    """`?kant=wij`: on whom this organisation counts; otherwise who counts on it."""
    organisation = get_object_or_404(visible_to(request.user), ref=ref)
    if answer := unless(may_see_reliance(request.user, organisation), request):
        return answer
    user, is_outward = request.user, request.GET.get("kant") == "wij"
    sides = {"ons": queries.counted_on_by(user, organisation), "wij": queries.counts_on(user, organisation)}
    rows = Paginator(sides["wij" if is_outward else "ons"], PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    context = {
        "organisation": organisation,
        "is_outward": is_outward,
        "found": found,
        "rows": [row_of(user, relation, organisation) for relation in found],
        "counts": {name: rows.count if (name == "wij") == is_outward else side.count() for name, side in sides.items()},
        "may_add": rules.may_add_relation(user, organisation),
    }
    return page(request, "reliance/organisation.html", context)


@require_POST
def relation_ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask once more what was not answered."""
    relation = get_object_or_404(visible_relations(request.user).select_related("source", "target"), ref=ref)
    if answer := unless(rules.may_ask_again(request.user, relation), request):
        return answer
    services.ask_again(request.user, relation)
    if queries.editors_who_see(relation, relation.target):
        messages.success(request, f"{relation.target} krijgt uw vraag per e-mail.")
    else:
        messages.warning(request, f"{relation.target} heeft nog niemand die kan antwoorden. Vraag het daar zelf na.")
    return redirect(f"{reverse('organisation_reliance', args=[relation.source.ref])}?kant=wij")
