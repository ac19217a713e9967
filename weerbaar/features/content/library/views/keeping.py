"""Putting a document on the shelf and keeping it, for editors: the pages of every shelf, with a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.features.content.library import queries, rules, services
from weerbaar.features.content.library.forms import DocumentForm
from weerbaar.features.content.library.models import Document
from weerbaar.features.content.library.shelf import SHELF
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.publishing.pages import Pages
from weerbaar.shared.publishing.shelf import Shelf


def _save_new(user: Any, form: DocumentForm, publish: bool, shelf: Shelf) -> Document:
    assert form.stored is not None
    return services.add_document(user, form.service_values(), form.stored, publish=publish)


def _save_changed(user: Any, record: Document, form: DocumentForm, shelf: Shelf) -> Document:
    return services.change_document(user, record, form.service_values(), form.stored, seen=form.seen)


def _is_double(request: HttpRequest, form: DocumentForm) -> dict[str, Any] | None:
    """The same file stands on the shelf already: that is said before it is added once more."""
    assert form.stored is not None
    double = queries.same_file(request.user, form.stored.digest)
    if double is None or request.POST.get("toch") == "ja":
        return None
    form.add_error("file", f"Dit bestand staat al in de bibliotheek, als ‘{double}’.")
    return {"double": double}


PAGES = Pages(
    SHELF,
    DocumentForm,
    path="bibliotheek/",
    list_name="library_list",
    list_title="Bibliotheek",
    form_template="library/form.html",
    lead="Een rapport, handreiking, plan, wet of brief. De tekst wordt daarna vanzelf doorzoekbaar.",
    withdrawing="Het bestand is dan niet meer te downloaden.",
    save_new=_save_new,
    save_changed=_save_changed,
    asks_first=_is_double,
)


@require_POST
def document_read_again(request: HttpRequest, ref: str) -> HttpResponse:
    document = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_read_again(request.user, document), request):
        return answer
    services.read_again(request.user, document)
    messages.success(request, "De tekst wordt opnieuw gelezen.")
    return redirect(document)
