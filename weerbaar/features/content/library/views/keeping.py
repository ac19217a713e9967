"""What editors do: add, change, publish, withdraw, have the text read again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.features.content.library import queries, rules, services
from weerbaar.features.content.library.forms import DocumentForm
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.views.reading import visible_or_404
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.kit.verdict import Verdict
from weerbaar.foundation.organisations.queries import changes_since
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

START = {"visibility": "openbaar", "area": ["NL"], "language": "nl"}
PUBLISH = "publiceer"


def document_add(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_add_document(request.user), request):
        return answer
    form = DocumentForm(request.POST or None, request.FILES or None, user=request.user, initial=dict(START))
    if request.method == "POST" and form.is_valid():
        assert form.stored is not None
        double = queries.same_file(request.user, form.stored.digest)
        if double is not None and request.POST.get("toch") != "ja":
            form.add_error("file", f"Dit bestand staat al in de bibliotheek, als ‘{double}’.")
            return page(request, "library/form.html", {"form": form, "double": double})
        publish = request.POST.get("daarna") == PUBLISH
        try:
            document = services.add_document(request.user, form.service_values(), form.stored, publish=publish)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, "Het document is gepubliceerd." if publish else "Het concept is bewaard.")
            return redirect(document)
    return page(request, "library/form.html", {"form": form})


def document_change(request: HttpRequest, ref: str) -> HttpResponse:
    document = visible_or_404(request, ref)
    if answer := unless(rules.may_change_document(request.user, document), request):
        return answer
    form = DocumentForm(request.POST or None, request.FILES or None, user=request.user, record=document)
    if request.method == "POST" and form.is_valid():
        try:
            document = services.change_document(
                request.user, document, form.service_values(), form.stored, seen=form.seen
            )
        except Stale as stale:
            form.outdated(stale.current, changes_since(request.user, stale.current, form.seen))
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, "De wijzigingen zijn bewaard.")
            return redirect(document)
    return page(request, "library/form.html", {"form": form, "document": document}, 409 if form.is_stale else 200)


def _act(
    request: HttpRequest, ref: str, rule: Callable[[Any, Document], Verdict], act: Callable[..., Any], told: str
) -> HttpResponse:
    document = visible_or_404(request, ref)
    if answer := unless(rule(request.user, document), request):
        return answer
    act(request.user, document)
    messages.success(request, told)
    return redirect(document)


@require_POST
def document_publish(request: HttpRequest, ref: str) -> HttpResponse:
    return _act(request, ref, rules.may_publish_document, services.publish_document, "Het document is gepubliceerd.")


def document_withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """First what will happen, then a button that does it."""
    document = visible_or_404(request, ref)
    if answer := unless(rules.may_withdraw_document(request.user, document), request):
        return answer
    if request.method != "POST":
        return page(request, "library/withdraw.html", {"document": document})
    services.withdraw_document(request.user, document)
    messages.success(request, "Het document is ingetrokken. Alleen de redactie ziet het nog.")
    return redirect(document)


@require_POST
def document_read_again(request: HttpRequest, ref: str) -> HttpResponse:
    return _act(request, ref, rules.may_read_again, services.read_again, "De tekst wordt opnieuw gelezen.")
