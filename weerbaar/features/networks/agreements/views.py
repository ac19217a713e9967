"""Pages of agreements: list, page, document, history, and the forms to add, change and confirm."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.agreements import presenting, queries, rules, services
from weerbaar.features.networks.agreements.forms import AgreementForms, ExerciseForm, FilterForm
from weerbaar.features.networks.agreements.losses import losses_of
from weerbaar.features.networks.agreements.models import Agreement, Standing
from weerbaar.foundation.kit.uploads import CONTENT_TYPES, tidy_name
from weerbaar.foundation.organisations.queries import visible_to as visible_organisations
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ports import sections
from weerbaar.foundation.ui.history import history_page
from weerbaar.foundation.ui.lines import lines_of
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
RECENT = 5


def _visible_or_404(request: HttpRequest, ref: str) -> Agreement:
    return get_object_or_404(queries.visible_to(request.user), ref=ref)


@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    filters = form.filters()
    rows = Paginator(queries.list_agreements(request.user, filters), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "found": found,
        "count": rows.count,
        "lines": [presenting.line_of(agreement) for agreement in found],
        "is_narrowed": filters != queries.Filters(),
        "filter_count": sum(map(bool, (filters.kind, filters.standing, filters.order))),
        "may_add": rules.may_add_agreement(request.user),
    }
    return page(request, "agreements/list.html", context, announce=f"{rows.count} afspraken")


@require_safe
def agreement_detail(request: HttpRequest, ref: str) -> HttpResponse:
    agreement = _visible_or_404(request, ref)
    user = request.user
    context = {
        "agreement": agreement,
        "facts": presenting.facts_of(agreement),
        "parties": agreement.party_rows.select_related("organisation"),
        "promises": presenting.promises_of(agreement),
        "contact": presenting.contact_of(queries.activation_contact(user, agreement)),
        "sections": sections.filled("agreement", request, agreement),
        "losses": losses_of(user, agreement) if agreement.standing != Standing.ENDED else None,
        "history": lines_of(queries.history_of_agreement(user, agreement)[:RECENT], user),
        "may_change": rules.may_change_agreement(user, agreement),
        "may_confirm": rules.may_confirm_agreement(user, agreement),
    }
    return page(request, "agreements/detail.html", context)


@require_safe
def agreement_history(request: HttpRequest, ref: str) -> HttpResponse:
    agreement = _visible_or_404(request, ref)
    entries = queries.history_of_agreement(request.user, agreement)
    versions_url = reverse("versions:list", args=["afspraken", agreement.ref])
    return history_page(request, agreement, entries, ("Afspraken", "agreement_list"), versions_url)


@require_safe
def agreement_document(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The document, for who may see the agreement; always to keep, never to open inside the site."""
    agreement = _visible_or_404(request, ref)
    name = str(agreement.document.name or "")
    kind = name.rsplit(".", 1)[-1]
    if kind not in CONTENT_TYPES or not agreement.document.storage.exists(name):
        raise Http404
    response = FileResponse(
        agreement.document.open("rb"),
        as_attachment=True,
        filename=tidy_name(f"{agreement.title}.{kind}", kind),
        content_type=CONTENT_TYPES[kind],
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def agreement_add(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_add_agreement(request.user), request):
        return answer
    first = visible_organisations(request.user).filter(ref=request.GET.get("organisatie", "")).first()
    forms = AgreementForms(request, first=first)
    if forms.is_valid():
        with saving(forms, request.user) as saved:
            agreement = services.add_agreement(
                request.user,
                forms.main.service_values(),
                forms.party_list(),
                forms.promise_list(),
                forms.main.cleaned_data["document"],
            )
        if saved:
            messages.success(request, "De afspraak is vastgelegd.")
            return _page_or_list(request, agreement)
    return page(request, "agreements/form.html", {"forms": forms, "form": forms.main})


def agreement_change(request: HttpRequest, ref: str) -> HttpResponse:
    agreement = _visible_or_404(request, ref)
    if answer := unless(rules.may_change_agreement(request.user, agreement), request):
        return answer
    forms = AgreementForms(request, agreement)
    if forms.is_valid():
        with saving(forms, request.user) as saved:
            agreement = services.change_agreement(
                request.user,
                agreement,
                forms.main.service_values(),
                forms.party_list(),
                forms.promise_list(),
                forms.main.cleaned_data["document"],
                remove_document=forms.main.cleaned_data.get("remove_document", False),
                seen=forms.main.seen,
            )
        if saved:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return _page_or_list(request, agreement)
    context = {"forms": forms, "form": forms.main, "agreement": agreement}
    return page(request, "agreements/form.html", context, 409 if forms.main.is_stale else 200)


@require_POST
def agreement_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    agreement = _visible_or_404(request, ref)
    if answer := unless(rules.may_confirm_agreement(request.user, agreement), request):
        return answer
    services.confirm_agreement(request.user, agreement)
    messages.success(request, "Dank u. De afspraak is bevestigd.")
    return redirect(agreement)


def agreement_exercise(request: HttpRequest, ref: str) -> HttpResponse:
    """When it was exercised, and how that went."""
    agreement = _visible_or_404(request, ref)
    if answer := unless(rules.may_record_exercise(request.user, agreement), request):
        return answer
    form = ExerciseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.record_exercise(request.user, agreement, form.cleaned_data["on"], form.cleaned_data["note"])
        if saved:
            messages.success(request, "De oefening is vastgelegd.")
            return redirect(agreement)
    return page(request, "agreements/exercise.html", {"form": form, "agreement": agreement})


def _page_or_list(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Its page, or the list when what was just saved is not for this person to see."""
    is_seen = queries.visible_to(request.user).filter(pk=agreement.pk).exists()
    return redirect(agreement if is_seen else "agreement_list")
