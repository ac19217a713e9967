"""Telling what it was like, changing it and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.experiences import queries, rules, services, telling
from weerbaar.shared.experiences.forms import ExperienceForm
from weerbaar.shared.experiences.models import Experience
from weerbaar.shared.links.queries import kind_of

NONE_LEFT = "Uw organisatie heeft hier al iets verteld. U kunt dat hieronder wijzigen."


def experience_add(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """For an organisation of which this person is editor."""
    target = queries.find(request.user, kind, ref)
    if target is None:
        raise Http404
    if answer := unless(rules.may_tell(request.user, target), request):
        return answer
    among = queries.may_still_tell(request.user, target)
    if not among:
        messages.info(request, NONE_LEFT)
        return redirect(target)
    form = ExperienceForm(request.POST or None, among=among)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.add_experience(request.user, target, form.chosen, form.values)
        if saved:
            messages.success(request, f"Wat {form.chosen.name} vertelt, staat er nu bij.")
            return redirect(target)
    words = telling.words_of(kind_of(target))
    return page(request, "experiences/form.html", {"form": form, "target": target, "words": words})


def _here(request: HttpRequest, ref: str) -> tuple[Experience, Any]:
    """It and what it is about, when the reader may see both."""
    experience = get_object_or_404(queries.visible_to(request.user), ref=ref)
    return experience, queries.target_of(request.user, experience)


def experience_change(request: HttpRequest, ref: str) -> HttpResponse:
    experience, target = _here(request, ref)
    if answer := unless(rules.may_change_experience(request.user, experience), request):
        return answer
    form = ExperienceForm(request.POST or None, record=experience)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.change_experience(request.user, experience, target, form.values, seen=form.seen)
        if saved:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return redirect(target)
    words = telling.words_of(experience.kind)
    context = {"form": form, "target": target, "words": words, "experience": experience}
    return page(request, "experiences/form.html", context, 409 if form.is_stale else 200)


def experience_remove(request: HttpRequest, ref: str) -> HttpResponse:
    """First what will happen, then a button that does it."""
    experience, target = _here(request, ref)
    if answer := unless(rules.may_remove_experience(request.user, experience), request):
        return answer
    if request.method == "POST":
        services.remove_experience(request.user, experience, target)
        messages.success(request, "Het is weggehaald.")
        return redirect(target)
    context = {
        "title": "Weghalen wat uw organisatie vertelde?",
        "text": f"Wat {experience.organisation.name} bij ‘{target}’ heeft verteld, staat er dan niet meer.",
        "button": "Haal dit weg",
        "cancel": target.get_absolute_url(),
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)
