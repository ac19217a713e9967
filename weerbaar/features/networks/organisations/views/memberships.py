"""Taking part in partnerships."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from weerbaar.features.networks.organisations.forms.relations import EndForm, MembershipForm
from weerbaar.features.networks.organisations.views.organisations import visible_or_404
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations import queries, rules, services
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

TEMPLATE = "organisation_pages/form.html"


def membership_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_change_organisation(request.user, organisation), request):
        return answer
    form = MembershipForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        values = form.values
        with saving(form, request.user) as saved:
            services.join_partnership(request.user, organisation, values.pop("partnership"), values)
        if saved:
            messages.success(request, "Het lidmaatschap is toegevoegd.")
            return redirect(organisation)
    context = {
        "form": form,
        "organisation": organisation,
        "title": "Lidmaatschap toevoegen",
        "submit": "Voeg lidmaatschap toe",
    }
    return page(request, TEMPLATE, context)


def membership_end(request: HttpRequest, ref: str, partnership: str) -> HttpResponse:
    rows = queries.visible_memberships(request.user).select_related("member", "partnership")
    membership = get_object_or_404(rows, member__ref=ref, partnership__ref=partnership)
    verdict = rules.may_change_membership(request.user, membership.partnership, membership.member)
    if answer := unless(verdict, request):
        return answer
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_membership(request.user, membership, form.cleaned_data["until"])
        except Invalid as error:
            form.add_error("until", error.errors[""])
        else:
            messages.success(request, "Het lidmaatschap is beëindigd.")
            return redirect(membership.member)
    context = {
        "form": form,
        "organisation": membership.member,
        "title": "Lidmaatschap beëindigen",
        "lead": f"{membership.member} neemt dan geen deel meer aan {membership.partnership}.",
        "submit": "Beëindig het lidmaatschap",
    }
    return page(request, TEMPLATE, context)
