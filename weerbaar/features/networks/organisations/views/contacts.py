"""Adding, changing, confirming and removing the ways to reach an organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from weerbaar.features.networks.organisations.forms.contacts import ContactForm
from weerbaar.features.networks.organisations.views.organisations import visible_or_404
from weerbaar.foundation.organisations import queries, rules, services
from weerbaar.foundation.organisations.models import Contact
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

TEMPLATE = "organisation_pages/form.html"


def _visible_contact(request: HttpRequest, ref: str) -> Contact:
    return get_object_or_404(queries.visible_contacts(request.user).select_related("organisation"), ref=ref)


def contact_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_change_organisation(request.user, organisation), request):
        return answer
    form = ContactForm(request.POST or None, initial={"visibility": organisation.visibility})
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.add_contact(request.user, organisation, form.values)
        if saved:
            messages.success(request, "Het contact is toegevoegd.")
            return redirect(organisation)
    context = {"form": form, "organisation": organisation, "title": "Contact toevoegen", "submit": "Voeg contact toe"}
    return page(request, TEMPLATE, context)


def contact_change(request: HttpRequest, ref: str) -> HttpResponse:
    contact = _visible_contact(request, ref)
    if answer := unless(rules.may_change_organisation(request.user, contact.organisation), request):
        return answer
    form = ContactForm(request.POST or None, record=contact)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.change_contact(request.user, contact, form.values, seen=form.seen)
        if saved:
            messages.success(request, "Het contact is bewaard.")
            return redirect(contact.organisation)
    context = {
        "form": form,
        "organisation": contact.organisation,
        "title": "Contact wijzigen",
        "submit": "Bewaar contact",
        "remove": contact,
    }
    return page(request, TEMPLATE, context, 409 if form.is_stale else 200)


@require_POST
def contact_remove(request: HttpRequest, ref: str) -> HttpResponse:
    contact = _visible_contact(request, ref)
    if answer := unless(rules.may_change_organisation(request.user, contact.organisation), request):
        return answer
    services.remove_contact(request.user, contact)
    messages.success(request, "Het contact is verwijderd.")
    return redirect(contact.organisation)


@require_POST
def contact_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    contact = _visible_contact(request, ref)
    if answer := unless(rules.may_confirm(request.user, contact.organisation), request):
        return answer
    services.confirm_contact(request.user, contact)
    messages.success(request, "Dank u. Het contact is bevestigd.")
    return redirect(contact.organisation)
