"""What members and organisations do: follow, say 'wij doen dit ook', and end an initiative."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from weerbaar.features.content.practices import presenting, queries, rules, services, telling
from weerbaar.features.content.practices.forms import AdoptionForm, CompleteForm
from weerbaar.features.content.practices.models import Practice
from weerbaar.features.content.practices.pages import PAGES
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.queries import changes_since
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

NONE_LEFT = "Uw organisatie heeft dit al gezegd, of dit is van uw organisatie zelf."


def practice_complete(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of an initiative; with this it is a practice."""
    practice: Practice = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_complete(request.user, practice), request):
        return answer
    start = {"ended_on": practice.ended_on or timezone.localdate()}
    form = CompleteForm(request.POST or None, record=practice, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.complete_initiative(request.user, practice, form.values, seen=form.seen)
        except Stale as stale:
            form.outdated(stale.current, changes_since(request.user, stale.current, form.seen))
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, "Het initiatief is nu een praktijk. Het adres en de geschiedenis blijven gelijk.")
            return redirect(practice)
    return page(request, "practices/complete.html", {"form": form, "practice": practice}, 409 if form.is_stale else 200)


@require_POST
def practice_follow(request: HttpRequest, ref: str) -> HttpResponse:
    """Follow (`volgen=ja`) or follow no longer."""
    practice: Practice = PAGES.visible_or_404(request, ref)
    if not request.user.is_authenticated or request.POST.get("volgen") == "ja":
        if answer := unless(rules.may_follow(request.user, practice), request):
            return answer
        services.follow_practice(request.user, practice)
        messages.success(request, f"U volgt {presenting.this(practice)}. U krijgt een e-mail als er iets verandert.")
    else:
        services.unfollow_practice(practice.pk, request.user.pk)
        messages.success(request, f"U volgt {presenting.this(practice)} niet meer.")
    return redirect(practice)


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signature says who follows what
@never_cache
def practice_unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a letter: one button, without signing in. The page names nothing to who may not see it now."""
    told = telling.read_unfollow(token)
    if told is None:
        return page(request, "practices/unfollowed.html", {"is_unknown": True}, 404)
    if request.method == "POST":
        services.unfollow_practice(*told)
        return page(request, "practices/unfollowed.html", {"is_done": True})
    practice = queries.visible_to(request.user).filter(pk=told[0]).first()
    return page(request, "practices/unfollowed.html", {"practice": practice})


def adoption_add(request: HttpRequest, ref: str) -> HttpResponse:
    """'Wij doen dit ook', for an organisation of which this person is editor."""
    practice: Practice = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_adopt(request.user, practice), request):
        return answer
    among = queries.may_still_adopt(request.user, practice)
    if not among:
        messages.info(request, NONE_LEFT)
        return redirect(practice)
    form = AdoptionForm(request.POST or None, among=among)
    if request.method == "POST" and form.is_valid():
        organisation = next(one for one in among if one.ref == form.cleaned_data["organisation"])
        try:
            services.adopt_practice(request.user, practice, organisation, form.cleaned_data["text"])
        except Invalid as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Er staat nu bij dat {organisation.name} dit ook doet.")
            return redirect(practice)
    return page(request, "practices/adoption.html", {"form": form, "practice": practice})


def _adoption_or_404(request: HttpRequest, ref: str) -> Any:
    return get_object_or_404(queries.visible_adoptions(request.user), ref=ref)


def adoption_change(request: HttpRequest, ref: str) -> HttpResponse:
    adoption = _adoption_or_404(request, ref)
    if answer := unless(rules.may_change_adoption(request.user, adoption), request):
        return answer
    form = AdoptionForm(request.POST or None, initial={"text": adoption.text})
    if request.method == "POST" and form.is_valid():
        services.change_adoption(request.user, adoption, form.cleaned_data["text"])
        messages.success(request, "Bewaard.")
        return redirect(adoption.practice)
    context = {"form": form, "practice": adoption.practice, "adoption": adoption}
    return page(request, "practices/adoption.html", context)


def adoption_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """First what will happen, then a button that does it."""
    adoption = _adoption_or_404(request, ref)
    if answer := unless(rules.may_withdraw_adoption(request.user, adoption), request):
        return answer
    if request.method == "POST":
        services.withdraw_adoption(request.user, adoption)
        messages.success(request, "Het is weggehaald.")
        return redirect(adoption.practice)
    context = {
        "title": "Weghalen dat uw organisatie dit ook doet?",
        "text": f"Wat {adoption.organisation.name} bij ‘{adoption.practice}’ heeft verteld, staat er dan niet meer.",
        "button": "Haal dit weg",
        "cancel": adoption.practice.get_absolute_url(),
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)
