"""Who keeps an organisation, leaving, and taking the role from somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.keepers import queries, rules, services
from weerbaar.features.networks.keepers.forms import LeaveForm, RemoveForm
from weerbaar.features.networks.keepers.services.invitations import may_invite
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

LAST = (
    "U bent de laatste. Daarna houdt niemand de gegevens meer bij, en lopen de bevestigingen af. De coördinator krijgt "
    "een mail om iemand anders te zoeken. Nodig liever eerst zelf een collega uit."
)

REMOVED = "{person} kan de gegevens van {organisation} dan niet meer wijzigen, en krijgt een e-mail met uw reden. "
REMOVED_LAST = "Daarna houdt niemand de gegevens meer bij. Nodig dan iemand anders uit."
REMOVED_ONE = "De andere beheerders houden de gegevens verder bij."


def visible_or_404(request: HttpRequest, ref: str) -> Organisation:
    """The organisation, if this reader may see it; hidden and absent are alike."""
    return get_object_or_404(visible_to(request.user), ref=ref)


@require_safe
def keeper_list(request: HttpRequest, ref: str) -> HttpResponse:
    """Editors, open invitations and open claims of one organisation, for who may invite."""
    organisation = visible_or_404(request, ref)
    if answer := unless(may_invite(request.user, organisation), request):
        return answer
    context = {
        "organisation": organisation,
        "editors": list(queries.editors_of(organisation)),
        "invitations": list(queries.open_invitations(request.user).filter(organisation=organisation)),
        "claims": list(queries.claims_to_decide(request.user).filter(organisation=organisation)),
        "may_leave": rules.may_leave(request.user, organisation),
        "may_remove": rules.may_remove_editor(request.user, organisation),
    }
    return page(request, "keepers/editors.html", context)


def keeper_leave(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_leave(request.user, organisation), request):
        return answer
    is_last = queries.editor_count(organisation) == 1
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.leave_organisation(request.user, organisation, form.cleaned_data["knows_last"])
        except Invalid as error:
            is_last = True
            form.refuse(error)
        else:
            messages.success(request, f"U houdt {organisation.name} niet meer bij.")
            is_seen = visible_to(request.user).filter(pk=organisation.pk).exists()
            return redirect(organisation.get_absolute_url() if is_seen else "organisation_list")
    context = {
        "title": f"Stoppen als beheerder van {organisation.name}",
        "text": LAST if is_last else "Uw collega's houden de gegevens verder bij. Zij kunnen u later weer uitnodigen.",
        "button": "Stop als beheerder",
        "cancel": organisation.get_absolute_url(),
        "negative": True,
        "form": form if is_last else None,
    }
    return page(request, "ui/confirm.html", context)


def keeper_remove(request: HttpRequest, ref: str, person: UUID) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_remove_editor(request.user, organisation), request):
        return answer
    role = get_object_or_404(queries.editors_of(organisation), user__uuid=person)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.remove_editor(request.user, organisation, role.user, form.cleaned_data["reason"])
        if saved:
            messages.success(request, f"{role.user} houdt {organisation.name} niet meer bij.")
            return redirect("keeper_list", organisation.ref)
    is_last = queries.editor_count(organisation) == 1
    text = REMOVED.format(person=role.user, organisation=organisation.name)
    context = {
        "title": f"{role.user} weghalen als beheerder",
        "text": text + (REMOVED_LAST if is_last else REMOVED_ONE),
        "button": "Haal deze beheerder weg",
        "cancel": reverse("keeper_list", args=[organisation.ref]),
        "negative": True,
        "form": form,
    }
    return page(request, "ui/confirm.html", context)
