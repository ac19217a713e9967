"""Pages of agreements in the making: begin, read, fill in, agree, sign, stop."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.capabilities.queries import visible_to as visible_capabilities
from weerbaar.features.networks.drafts import presenting, queries, rules, services
from weerbaar.features.networks.drafts.forms import DraftForm, SignForm, StartForm
from weerbaar.features.networks.drafts.models import Draft
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.models import COUNTS_ON, Organisation
from weerbaar.foundation.organisations.queries import visible_relations
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ports import sections
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.lines import lines_of
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

RECENT = 10
NOBODY_THERE = "{} heeft nog niemand die op het scherm kan meeschrijven. Print de bladzijde en vul hem samen in."
CHANGED_MEANWHILE = "De ander heeft dit intussen gewijzigd. Lees wat er nu staat en geef dan uw akkoord."


def _visible_or_404(request: HttpRequest, ref: str) -> Draft:
    return get_object_or_404(queries.visible_to(request.user).select_related("capability", "agreement"), ref=ref)


def draft_from_capability(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for what another organisation offers."""
    rows = visible_capabilities(request.user).exclude(status=Capability.Status.WITHDRAWN)
    capability = get_object_or_404(rows.select_related("organisation"), ref=ref)
    if answer := unless(rules.may_start(request.user), request):
        return answer
    giver = capability.organisation
    own = [one for one in rules.own_parties(request.user) if one.pk != giver.pk]
    if not own and (answer := unless(rules.may_start(request.user, giver, giver), request)):
        return answer
    values = {
        "what": capability.name,
        "response_hours": capability.notice_hours,
        "cost_rule": capability.cost,
        "quantity": capability.quantity if capability.quantity else None,
    }
    form = StartForm(request.POST or None, own=own, initial={"title": capability.name})
    if request.method == "POST" and form.is_valid():
        asker, title = form.own_party(), form.cleaned_data["title"]
        draft = services.start_draft(request.user, asker, giver, values | {"title": title}, capability)
        return _started(request, draft, giver)
    return page(request, "drafts/start.html", {"form": form, "other": giver, "back": capability.get_absolute_url()})


def draft_from_relation(request: HttpRequest, ref: str) -> HttpResponse:
    """Put an expectation in black and white."""
    rows = visible_relations(request.user).filter(kind=COUNTS_ON).select_related("source", "target")
    relation = get_object_or_404(rows, ref=ref)
    asker, giver = relation.source, relation.target
    if answer := unless(rules.may_start(request.user, asker, giver), request):
        return answer
    own = [one for one in rules.own_parties(request.user) if one.pk in (asker.pk, giver.pk)]
    other = giver if own[0].pk == asker.pk else asker
    about = vocabularies.label("sub-need", relation.sub_need) if relation.sub_need else "Afspraak"
    form = StartForm(request.POST or None, own=own, initial={"title": f"{about} voor {asker}"[:200]})
    if request.method == "POST" and form.is_valid():
        values = {"title": form.cleaned_data["title"], "what": relation.note}
        draft = services.start_draft(request.user, asker, giver, values)
        return _started(request, draft, other)
    return page(request, "drafts/start.html", {"form": form, "other": other, "back": other.get_absolute_url()})


def _started(request: HttpRequest, draft: Draft, other: Organisation) -> HttpResponse:
    if queries.others_of(draft, request.user):
        messages.success(request, f"De concept-afspraak is begonnen. {other} krijgt bericht en kan meeschrijven.")
    else:
        messages.warning(request, f"De concept-afspraak is begonnen. {NOBODY_THERE.format(other)}")
    return redirect("draft_change", draft.ref)


@require_safe
def draft_detail(request: HttpRequest, ref: str) -> HttpResponse:
    draft = _visible_or_404(request, ref)
    user = request.user
    context = {
        "draft": draft,
        "version": version_of(draft),
        "parts": presenting.parts_of(draft),
        "sides": presenting.sides_of(draft),
        "is_open": draft.state == Draft.State.OPEN,
        "may_change": rules.may_change(user, draft),
        "may_agree": rules.may_agree(user, draft),
        "may_sign": rules.may_sign(user, draft),
        "sections": sections.filled("draft", request, draft),
        "history": lines_of(queries.history_of_draft(user, draft)[:RECENT], user),
    }
    return page(request, "drafts/detail.html", context)


def draft_change(request: HttpRequest, ref: str) -> HttpResponse:
    draft = _visible_or_404(request, ref)
    if answer := unless(rules.may_change(request.user, draft), request):
        return answer
    form = DraftForm(request.POST or None, record=draft)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.change_draft(request.user, draft, form.values, seen=form.seen)
        if saved:
            messages.success(request, "Bewaard. Lees de afspraak na en geef uw akkoord als alles klopt.")
            return redirect(draft)
    return page(request, "drafts/form.html", {"form": form, "draft": draft}, 409 if form.is_stale else 200)


@require_POST
def draft_agree(request: HttpRequest, ref: str) -> HttpResponse:
    """Yes to what stood on the page: when that has changed meanwhile, the page shows again."""
    draft = _visible_or_404(request, ref)
    if answer := unless(rules.may_agree(request.user, draft), request):
        return answer
    try:
        draft = services.agree_draft(request.user, draft, seen=request.POST.get("version") or None)
    except Stale:
        messages.warning(request, CHANGED_MEANWHILE)
        return redirect(draft)
    return _concluded(request, draft) or redirect(draft)


def draft_sign(request: HttpRequest, ref: str) -> HttpResponse:
    draft = _visible_or_404(request, ref)
    if answer := unless(rules.may_sign(request.user, draft), request):
        return answer
    form = SignForm(request.POST or None, record=draft)
    if request.method == "POST" and form.is_valid():
        try:
            draft = services.sign_draft(request.user, draft, form.cleaned_data["on"], seen=form.seen)
        except Invalid as error:
            form.refuse(error)
        except Stale:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(draft)
        else:
            return _concluded(request, draft) or redirect(draft)
    return page(request, "drafts/sign.html", {"form": form, "draft": draft})


def _concluded(request: HttpRequest, draft: Draft) -> HttpResponse | None:
    """To the agreement, once there is one."""
    if draft.agreement is None:
        is_heard = queries.others_of(draft, request.user)
        messages.success(request, f"U bent akkoord.{' De ander krijgt bericht.' if is_heard else ''}")
        return None
    messages.success(request, "Afgesproken. De afspraak staat nu in het register.")
    return redirect(draft.agreement)


def draft_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    draft = _visible_or_404(request, ref)
    if answer := unless(rules.may_change(request.user, draft), request):
        return answer
    if request.method == "POST":
        services.withdraw_draft(request.user, draft)
        messages.success(request, "De concept-afspraak is ingetrokken.")
        return redirect(draft)
    context: dict[str, Any] = {
        "title": "Concept-afspraak intrekken",
        "text": f"U trekt ‘{draft}’ in. Niemand kan er dan nog aan schrijven. De ander krijgt bericht.",
        "button": "Trek de concept-afspraak in",
        "cancel": draft.get_absolute_url(),
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)
