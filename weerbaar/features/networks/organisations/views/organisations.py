"""Pages of organisations: list, page, history, and the forms to add, change, confirm and verify."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from weerbaar.features.networks.organisations.forms.organisations import FilterForm, OrganisationForm
from weerbaar.features.networks.organisations.presenting import line_of
from weerbaar.features.networks.organisations.trail import trail_of
from weerbaar.foundation.organisations import queries, rules, services
from weerbaar.foundation.organisations.fields import choice_of
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ports import sections
from weerbaar.foundation.taxonomy import areas, vocabularies
from weerbaar.foundation.ui.history import history_page
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
RECENT = 5


def visible_or_404(request: HttpRequest, ref: str) -> Organisation:
    """The organisation, if this reader may see it; hidden and absent are alike."""
    return get_object_or_404(queries.visible_to(request.user).select_related("municipality"), ref=ref)


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    filters = form.filters()
    rows = Paginator(queries.list_organisations(request.user, filters), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "found": found,
        "count": rows.count,
        "lines": [line_of(organisation) for organisation in found],
        "is_narrowed": filters != queries.Filters(),
        "filter_count": sum(map(bool, (filters.kind, filters.level, filters.region))),
        "may_add": rules.may_add_organisation(request.user),
    }
    return page(request, "organisation_pages/list.html", context, announce=f"{rows.count} organisaties")


@require_GET
def organisation_suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for a text box: whatever the box is called, its value is the question."""
    text = next((str(value) for _, value in request.GET.items()), "")
    found = queries.suggest_organisations(request.user, text)
    return render(request, "organisation_pages/options.html", {"options": [choice_of(one) for one in found]})


@require_safe
def organisation_detail(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    user = request.user
    recent = queries.whole_history_of_organisation(user, organisation, RECENT)
    context = {
        "organisation": organisation,
        "kind": vocabularies.label("organisation-kind", organisation.kind),
        "level": vocabularies.label("level", organisation.level),
        "area": areas.describe(organisation.area),
        "sections": sections.filled("organisation", request, organisation),
        "history": trail_of(recent, user),
        "may_change": rules.may_change_organisation(user, organisation),
        "may_confirm": rules.may_confirm(user, organisation),
        "may_verify": rules.may_verify(user, organisation),
    }
    return page(request, "organisation_pages/detail.html", context)


@require_safe
def organisation_history(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    entries = queries.whole_history_of_organisation(request.user, organisation)
    versions_url = reverse("versions:list", args=["organisaties", organisation.ref])
    return history_page(
        request, organisation, entries, ("Organisaties", "organisation_list"), versions_url, told=trail_of
    )


def organisation_add(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_add_organisation(request.user), request):
        return answer
    form = OrganisationForm(request.POST or None, initial={"visibility": "openbaar"})
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            organisation = services.add_organisation(
                request.user, form.service_values(), form.identifiers(), form.partner_roles()
            )
        if saved:
            messages.success(request, f"{organisation.name} is toegevoegd.")
            return redirect(_page_or_list(request, organisation))
    return page(request, "organisation_pages/organisation_form.html", {"form": form})


def organisation_change(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_change_organisation(request.user, organisation), request):
        return answer
    form = OrganisationForm(request.POST or None, record=organisation)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            organisation = services.change_organisation(
                request.user,
                organisation,
                form.service_values(),
                form.identifiers(),
                form.partner_roles(),
                seen=form.seen,
            )
        if saved:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return redirect(_page_or_list(request, organisation))
    context = {"form": form, "organisation": organisation}
    return page(request, "organisation_pages/organisation_form.html", context, 409 if form.is_stale else 200)


@require_POST
def organisation_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_confirm(request.user, organisation), request):
        return answer
    services.confirm_organisation(request.user, organisation)
    messages.success(request, "Dank u. De gegevens zijn bevestigd.")
    return redirect(organisation)


@require_POST
def organisation_verify(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_verify(request.user, organisation), request):
        return answer
    services.verify_organisation(request.user, organisation)
    messages.success(request, f"U hebt bevestigd dat {organisation.name} bestaat en is wie zij zegt te zijn.")
    return redirect(organisation)


def _page_or_list(request: HttpRequest, organisation: Organisation) -> Any:
    """Its page, or the list when what was just saved is no longer for this person to see."""
    return organisation if queries.visible_to(request.user).filter(pk=organisation.pk).exists() else "organisation_list"
