"""Pages of capabilities: page, history, and the forms to add, change, confirm and withdraw."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.capabilities import queries, rules, services
from weerbaar.features.networks.capabilities.completeness import completeness
from weerbaar.features.networks.capabilities.forms import CapabilityForm, QuickForm
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.presenting import facts_of
from weerbaar.foundation.organisations import queries as organisation_queries
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ports import sections
from weerbaar.foundation.ui.history import history_page
from weerbaar.foundation.ui.lines import lines_of
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

RECENT = 5


def visible_or_404(request: HttpRequest, ref: str) -> Capability:
    """The capability, if this reader may see it; hidden and absent are alike."""
    return get_object_or_404(queries.visible_to(request.user).select_related("organisation"), ref=ref)


@require_safe
def capability_detail(request: HttpRequest, ref: str) -> HttpResponse:
    capability = visible_or_404(request, ref)
    user = request.user
    history = queries.history_of_capability(user, capability)
    context = {
        "capability": capability,
        "organisation": capability.organisation,
        "facts": facts_of(capability),
        "completeness": completeness(capability),
        "sees_double_promises": rules.may_see_double_promises(user, capability),
        "sections": sections.filled("capability", request, capability),
        "history": lines_of(history[:RECENT], user),
        "has_more_history": len(history) > RECENT,
        "may_change": rules.may_change_capability(user, capability),
        "may_confirm": rules.may_confirm_capability(user, capability),
        "may_withdraw": rules.may_withdraw_capability(user, capability),
        "may_restore": rules.may_restore_capability(user, capability),
    }
    return page(request, "capabilities/detail.html", context)


@require_safe
def capability_history(request: HttpRequest, ref: str) -> HttpResponse:
    capability = visible_or_404(request, ref)
    entries, owner = queries.history_of_capability(request.user, capability), capability.organisation
    steps = ("Organisaties", "organisation_list", owner.name, owner.get_absolute_url())
    return history_page(
        request, capability, entries, steps, reverse("versions:list", args=["capaciteiten", capability.ref])
    )


def capability_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = get_object_or_404(organisation_queries.visible_to(request.user), ref=ref)
    if answer := unless(rules.may_add_capability(request.user, organisation), request):
        return answer
    initial = {"area": organisation.area, "visibility": organisation.visibility}
    form = CapabilityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            capability = services.add_capability(request.user, organisation, form.service_values())
        if saved:
            messages.success(request, f"{capability.name} is toegevoegd.")
            return redirect(_page_or(request, capability, organisation))
    return page(request, "capabilities/form.html", {"form": form, "organisation": organisation})


def capability_quick(request: HttpRequest, ref: str) -> HttpResponse:
    """A new capability in five fields."""
    organisation = get_object_or_404(organisation_queries.visible_to(request.user), ref=ref)
    if answer := unless(rules.may_add_capability(request.user, organisation), request):
        return answer
    form = QuickForm(request.POST or None, initial={"area": organisation.area, "notice_hours": ""})
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            capability = services.add_confirmed(request.user, organisation, form.service_values(organisation))
        if saved:
            messages.success(request, f"{capability.name} staat erin. Hebt u nog even? Vul dan de rest aan.")
            return redirect(_page_or(request, capability, organisation))
    return page(request, "capabilities/quick.html", {"form": form, "organisation": organisation})


def capability_change(request: HttpRequest, ref: str) -> HttpResponse:
    capability = visible_or_404(request, ref)
    if answer := unless(rules.may_change_capability(request.user, capability), request):
        return answer
    form = CapabilityForm(request.POST or None, record=capability)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.change_capability(request.user, capability, form.service_values(), seen=form.seen)
        if saved:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return redirect(_page_or(request, capability, capability.organisation))
    context = {"form": form, "organisation": capability.organisation, "capability": capability}
    return page(request, "capabilities/form.html", context, 409 if form.is_stale else 200)


def capability_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Asked by mail twice a year: shows what stands here, and one button."""
    capability = visible_or_404(request, ref)
    if answer := unless(rules.may_confirm_capability(request.user, capability), request):
        return answer
    if request.method == "POST":
        services.confirm_capability(request.user, capability)
        messages.success(request, "Dank u. Dit aanbod is bevestigd.")
        return redirect(capability)
    context = {"capability": capability, "organisation": capability.organisation, "facts": facts_of(capability)}
    return page(request, "capabilities/confirm.html", context)


def capability_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    capability = visible_or_404(request, ref)
    if answer := unless(rules.may_withdraw_capability(request.user, capability), request):
        return answer
    if request.method == "POST":
        services.withdraw_capability(request.user, capability)
        messages.success(request, "Dit aanbod is ingetrokken. U kunt het op deze bladzijde weer actief maken.")
        return redirect(capability)
    context = {
        "title": f"{capability.name} intrekken?",
        "text": (
            "Het staat daarna niet meer op de netwerkkaart en niemand rekent er nog op. Staat het in een afspraak, "
            "vertel het dan ook aan de andere partijen. De geschiedenis blijft, en u kunt het later weer actief maken."
        ),
        "button": "Trek dit aanbod in",
        "negative": True,
        "cancel": capability.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)


@require_POST
def capability_restore(request: HttpRequest, ref: str) -> HttpResponse:
    capability = visible_or_404(request, ref)
    if answer := unless(rules.may_restore_capability(request.user, capability), request):
        return answer
    services.restore_capability(request.user, capability)
    messages.success(request, "Dit aanbod is weer actief. Kijk na of alles nog klopt.")
    return redirect(capability)


def _page_or(request: HttpRequest, capability: Capability, otherwise: Any) -> Any:
    """Its page, or another when what was just saved is no longer for this person to see."""
    return capability if queries.visible_to(request.user).filter(pk=capability.pk).exists() else otherwise
