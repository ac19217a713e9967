"""Two organisations that are one: choose the other, choose what is kept, see what goes where, do it; and undo it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from weerbaar.features.networks.lineage import queries, rules, services
from weerbaar.features.networks.lineage.forms import ChooseForm, MergeForm
from weerbaar.features.networks.lineage.models import Succession
from weerbaar.features.networks.lineage.views.ending import tell_left, visible_or_404
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

DO = "doe"


def merge_choose(request: HttpRequest, ref: str) -> HttpResponse:
    stays = visible_or_404(request, ref)
    if answer := unless(rules.may_merge(request.user, stays), request):
        return answer
    form = ChooseForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["met"]
        if other != stays:
            return redirect("merge", ref, other.ref)
        form.add_error("met", "Kies een andere organisatie dan deze zelf.")
    return page(request, "lineage/choose.html", {"organisation": stays, "form": form})


def merge(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """With the choices as proposed, or as just made; written only with the button that says so."""
    stays, goes = visible_or_404(request, ref), visible_or_404(request, other)
    if stays == goes:
        return redirect("merge_choose", ref)
    if answer := unless(rules.may_merge(request.user, stays, goes), request):
        return answer
    form, status = MergeForm(request.POST or None, stays=stays, goes=goes), 200
    choices: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        choices = form.choices
        if request.POST.get("stap") == DO:
            try:
                services.merge_organisations(request.user, stays, goes, choices, form.seen)
            except (Stale, Invalid):
                status = 409
                stays, goes = visible_or_404(request, ref), visible_or_404(request, other)
                form = MergeForm(stays=stays, goes=goes)
                choices = {}
            else:
                messages.success(request, f"{goes.name} is hiermee samengevoegd. U kunt dit ongedaan maken.")
                is_seen = visible_to(request.user).filter(pk=stays.pk).exists()
                return redirect(stays if is_seen else "organisation_list")
    outcome = services.rehearse(lambda: services.merge_organisations(request.user, stays, goes, choices))
    context = {
        "organisation": stays,
        "goes": goes,
        "form": form,
        "groups": outcome.by_title(),
        "warnings": outcome.warnings,
        "is_stale": status == 409,
    }
    return page(request, "lineage/merge.html", context, status)


def succession_undo(request: HttpRequest, ref: str) -> HttpResponse:
    """Undo a merge or a split."""
    succession = get_object_or_404(queries.visible_successions(request.user), ref=ref)
    if answer := unless(rules.may_undo(request.user, succession), request):
        return answer
    organisation, other = succession.organisation, succession.other
    problem = ""
    if request.method == "POST":
        try:
            outcome = services.undo_succession(request.user, succession)
        except Invalid as error:
            problem = str(error)
        else:
            messages.success(request, "Het is ongedaan gemaakt.")
            tell_left(request, outcome.left)
            is_seen = visible_to(request.user).filter(pk=organisation.pk).exists()
            return redirect(organisation if is_seen else "organisation_list")
    is_merge = succession.kind == Succession.Kind.MERGED
    context = {
        "title": "Samenvoegen ongedaan maken?" if is_merge else "Splitsen ongedaan maken?",
        "text": problem
        or (
            f"Alles wat van {other} kwam, gaat er weer naar terug. {organisation} wordt weer zoals het was. "
            if is_merge
            else f"Alles wat naar {other} ging, komt weer bij {organisation}. "
        )
        + "Wat iemand daarna heeft gewijzigd, blijft zoals het nu is. U ziet daarna wat dat is.",
        "button": "Maak het ongedaan",
        "cancel": organisation.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)
