"""Pages of chains: list, page with the picture, and the forms to make, change and remove one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from weerbaar.features.networks.chains import presenting, queries, rules, services
from weerbaar.features.networks.chains.drawing import draw
from weerbaar.features.networks.chains.forms import MORE, ChainForm, FilterForm
from weerbaar.features.networks.chains.models import Chain
from weerbaar.features.networks.chains.upright import draw_upright
from weerbaar.features.networks.chains.weaving import weave
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.lines import lines_of
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
RECENT = 10


def _visible_or_404(request: HttpRequest, ref: str) -> Chain:
    return get_object_or_404(queries.visible_to(request.user).select_related("region"), ref=ref)


@require_safe
def chain_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    filters = form.filters()
    rows = Paginator(queries.list_chains(request.user, filters), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "found": found,
        "count": rows.count,
        "lines": [presenting.line_of(chain) for chain in found],
        "is_narrowed": filters != queries.Filters(),
        "filter_count": sum(map(bool, (filters.need, filters.region))),
        "may_add": rules.may_add_chain(request.user),
    }
    return page(request, "chains/list.html", context, announce=f"{rows.count} ketens")


@require_safe
def chain_detail(request: HttpRequest, ref: str) -> HttpResponse:
    chain = _visible_or_404(request, ref)
    user = request.user
    steps = queries.steps_of(chain)
    supplies = [(one.source_id, one.target_id) for one in queries.supplies_between(user, steps)]
    web = weave(steps, supplies, rules.sees_gaps(user, chain))
    context = {
        "chain": chain,
        "facts": presenting.facts_of(chain),
        "summary": presenting.summary_of(web),
        "pictures": [("breed", draw(web)), ("hoog", draw_upright(web))] if web.layers else [],
        "rows": presenting.rows_of(web),
        "shows_gaps": web.shows_gaps,
        "history": lines_of(queries.history_of_chain(user, chain)[:RECENT], user),
        "may_change": rules.may_change_chain(user, chain),
    }
    return page(request, "chains/detail.html", context)


def chain_add(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_add_chain(request.user), request):
        return answer
    form = _form(request, None, initial={"visibility": "leden"} | {f"schakel_{n}": n for n in range(1, 4)})
    if _is_sent(request, form):
        with saving(form, request.user) as saved:
            chain = services.add_chain(request.user, form.service_values(), form.places())
        if saved:
            messages.success(request, f"De keten {chain.name} is gemaakt.")
            return _page_or_list(request, chain)
    return page(request, "chains/form.html", {"form": form})


def chain_change(request: HttpRequest, ref: str) -> HttpResponse:
    chain = _visible_or_404(request, ref)
    if answer := unless(rules.may_change_chain(request.user, chain), request):
        return answer
    form = _form(request, chain)
    if _is_sent(request, form):
        with saving(form, request.user) as saved:
            services.change_chain(request.user, chain, form.service_values(), form.places(), seen=form.seen)
        if saved:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return _page_or_list(request, chain)
    return page(request, "chains/form.html", {"form": form, "chain": chain}, 409 if form.is_stale else 200)


def chain_remove(request: HttpRequest, ref: str) -> HttpResponse:
    chain = _visible_or_404(request, ref)
    if answer := unless(rules.may_change_chain(request.user, chain), request):
        return answer
    if request.method == "POST":
        services.remove_chain(request.user, chain)
        messages.success(request, f"De keten {chain.name} is verwijderd.")
        return redirect("chain_list")
    context = {
        "title": "Keten verwijderen",
        "text": f"U verwijdert de keten {chain.name}. De organisaties en wat zij elkaar leveren blijven staan.",
        "button": "Verwijder de keten",
        "cancel": chain.get_absolute_url(),
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)


def _form(request: HttpRequest, chain: Chain | None, **options: Any) -> ChainForm:
    """As it was sent, with a few rows more when those were asked for."""
    rows = sum(key.startswith("wie_") for key in request.POST)
    if "meer" in request.POST:
        form = ChainForm(user=request.user, record=chain, rows=rows + MORE, initial=request.POST.dict())
        return form
    return ChainForm(request.POST or None, user=request.user, record=chain, rows=rows, **options)


def _is_sent(request: HttpRequest, form: ChainForm) -> bool:
    return request.method == "POST" and form.is_bound and form.is_valid()


def _page_or_list(request: HttpRequest, chain: Chain) -> HttpResponse:
    """Its page, or the list when what was just saved is not for this person to see."""
    is_seen = queries.visible_to(request.user).filter(pk=chain.pk).exists()
    return redirect(chain if is_seen else "chain_list")
