"""Who counts on whom: adding, answering and ending relations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from weerbaar.features.networks.organisations.forms.relations import (
    AnswerForm,
    EndForm,
    RelationChangeForm,
    RelationForm,
)
from weerbaar.features.networks.organisations.presenting import sentence_of
from weerbaar.features.networks.organisations.views.organisations import visible_or_404
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.organisations import queries, rules, services
from weerbaar.foundation.organisations.models import Organisation, Relation
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

STAYS = "Dit blijft bij beide in de geschiedenis staan, en kan bij 'Eerdere versies' weer worden opgepakt."
OTHERS_HEAR = "Wie de gegevens van beide organisaties bijhouden, krijgen hierover een e-mail."
TEMPLATE = "organisation_pages/form.html"
ASKS_AGAIN = "Rekent u voortaan op iets anders, dan wordt de ander opnieuw om antwoord gevraagd."


def _visible_relation(request: HttpRequest, ref: str) -> Relation:
    return get_object_or_404(queries.visible_relations(request.user).select_related("source", "target"), ref=ref)


def _own_side(request: HttpRequest, relation: Relation) -> Organisation:
    """The side this person acts for; the first one when neither."""
    if rules.edits(request.user, relation.target):
        return relation.target
    is_first = rules.keeps_organisation(request.user, relation.source)
    return relation.source if is_first else relation.target


def _is_party(request: HttpRequest, relation: Relation) -> bool:
    return rules.edits(request.user, relation.source) or rules.edits(request.user, relation.target)


def relation_add(request: HttpRequest, ref: str) -> HttpResponse:
    organisation = visible_or_404(request, ref)
    if answer := unless(rules.may_add_relation(request.user, organisation), request):
        return answer
    form = RelationForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        values = form.values
        with saving(form, request.user) as saved:
            services.add_relation(request.user, organisation, values.pop("target"), values)
        if saved:
            messages.success(request, "De relatie is toegevoegd.")
            return redirect(organisation)
    context = {"form": form, "organisation": organisation, "title": "Relatie toevoegen", "submit": "Voeg relatie toe"}
    return page(request, TEMPLATE, context)


def relation_change(request: HttpRequest, ref: str) -> HttpResponse:
    relation = _visible_relation(request, ref)
    if answer := unless(rules.may_change_relation(request.user, relation), request):
        return answer
    form = RelationChangeForm(request.POST or None, record=relation)
    if request.method == "POST" and form.is_valid():
        with saving(form, request.user) as saved:
            services.change_relation(request.user, relation, form.values, seen=form.seen)
        if saved:
            messages.success(request, "De relatie is gewijzigd.")
            return redirect(relation.source)
    context = {
        "form": form,
        "organisation": relation.source,
        "title": "Relatie wijzigen",
        "lead": f"Het gaat om de relatie van {relation.source} met {relation.target}. {ASKS_AGAIN}",
        "submit": "Bewaar de relatie",
    }
    return page(request, TEMPLATE, context, 409 if form.is_stale else 200)


def relation_answer(request: HttpRequest, ref: str) -> HttpResponse:
    relation = _visible_relation(request, ref)
    if answer := unless(rules.may_answer_relation(request.user, relation), request):
        return answer
    form = AnswerForm(request.POST or None, record=relation)
    if request.method == "POST" and form.is_valid():
        values = form.values
        with saving(form, request.user) as saved:
            services.answer_relation(request.user, relation, values["answer"], values["answer_note"], seen=form.seen)
        if saved:
            messages.success(request, "Uw antwoord is bewaard.")
            return redirect(relation.target)
    context = {
        "form": form,
        "organisation": relation.target,
        "title": f"{relation.source} rekent op u",
        "lead": relation.note,
        "submit": "Bewaar antwoord",
    }
    return page(request, TEMPLATE, context, 409 if form.is_stale else 200)


def relation_end(request: HttpRequest, ref: str) -> HttpResponse:
    relation = _visible_relation(request, ref)
    if answer := unless(rules.may_end_relation(request.user, relation), request):
        return answer
    organisation = _own_side(request, relation)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_relation(request.user, relation, form.cleaned_data["until"])
        except Invalid as error:
            form.add_error("until", error.errors.get("") or "Deze dag ligt vóór het begin.")
        else:
            messages.success(request, "De relatie is beëindigd.")
            return redirect(organisation)
    context = {
        "form": form,
        "organisation": organisation,
        "title": "Relatie beëindigen",
        "lead": f"{sentence_of(relation)}. {STAYS} {'' if _is_party(request, relation) else OTHERS_HEAR}".strip(),
        "submit": "Beëindig de relatie",
    }
    return page(request, TEMPLATE, context)
