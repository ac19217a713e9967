"""'This is my organisation': asking, following, deciding."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from weerbaar.features.networks.keepers import queries, rules, services
from weerbaar.features.networks.keepers.domains import hint
from weerbaar.features.networks.keepers.forms import ClaimForm, DecideForm
from weerbaar.features.networks.keepers.models import Claim
from weerbaar.features.networks.keepers.services.claims import may_decide
from weerbaar.features.networks.keepers.views.editors import visible_or_404
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


def claim_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_claim(request.user, organisation), request):
        return answer
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            claim = services.claim_organisation(request.user, organisation, form.cleaned_data["reason"])
        if saved:
            messages.success(request, "Uw aanvraag is verstuurd. U krijgt een e-mail zodra er is beslist.")
            return redirect(claim)
    return page(request, "keepers/claim.html", {"organisation": organisation, "form": form})


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    """What waits for this coordinator or administrator."""
    if answer := unless(rules.may_list(request.user), request):
        return answer
    rows = Paginator(queries.claims_to_decide(request.user), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    seen = set(
        visible_to(request.user).filter(pk__in=[one.organisation_id for one in found]).values_list("pk", flat=True)
    )
    lines = [(one, one.organisation.name if one.organisation_id in seen else one.organisation.ref) for one in found]
    return page(request, "keepers/claims.html", {"found": found, "lines": lines, "count": rows.count})


def claim_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """The claim: for who asked what became of it, for who decides the form."""
    claim = get_object_or_404(queries.visible_claims(request.user), ref=ref)
    verdict = may_decide(request.user, claim)
    form = DecideForm(request.POST or None)
    if request.method == "POST":
        if answer := unless(verdict, request):
            return answer
        if form.is_valid():
            is_granted = form.cleaned_data["decision"] == Claim.State.GRANTED
            with saving(form, request.user) as saved:
                services.decide_claim(request.user, claim, is_granted, form.cleaned_data["answer"])
            if saved:
                messages.success(request, f"Uw antwoord gaat naar {claim.user.email}.")
                return redirect(claim)
    organisation = claim.organisation
    is_seen = visible_to(request.user).filter(pk=organisation.pk).exists()
    tone, sentence = hint(claim.user.email, organisation.website)
    context = {
        "claim": claim,
        "name": organisation.name if is_seen else organisation.ref,
        "address": organisation.get_absolute_url() if is_seen else "",
        "form": form,
        "may_decide": verdict,
        "is_own": claim.user_id == request.user.pk,
        "tone": tone,
        "hint": sentence,
        "editors": queries.editor_count(organisation),
    }
    return page(request, "keepers/claim_detail.html", context)
