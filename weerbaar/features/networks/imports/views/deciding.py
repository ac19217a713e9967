"""What a person decides about a file: its columns, choices per row, confirm, put back, throw away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.features.networks.imports import files, queries, rules, services, telling
from weerbaar.features.networks.imports.forms import ColumnsForm, read_choices
from weerbaar.features.networks.imports.models import Batch, PreviewRow
from weerbaar.features.networks.imports.views.batches import own_or_404
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

MOST_CHOICES = 200


def import_columns(request: HttpRequest, ref: str) -> HttpResponse:
    batch = own_or_404(request, ref)
    if answer := unless(rules.may_import(request.user), request):
        return answer
    if batch.state != Batch.State.READ or batch.work:
        return redirect(batch)
    form = ColumnsForm(request.POST or None, heads=files.unknown_heads(batch), links=files.unknown_links(batch))
    if request.method == "POST" and form.is_valid():
        try:
            services.explain_columns(request.user, batch, form.columns(), form.links())
        except Invalid as error:
            form.add_error(None, str(error))
        else:
            return redirect(batch)
    return page(request, "imports/columns.html", {"form": form, "batch": batch})


@require_POST
def import_choose(request: HttpRequest, ref: str) -> HttpResponse:
    """The choices of the rows on one page; nothing of the register changes."""
    batch = own_or_404(request, ref)
    keys = [int(key) for key in request.POST.getlist("rij")[:MOST_CHOICES] if key.isdigit()]
    same, withdraw = read_choices(request.POST, list(queries.rows_of(request.user, batch).filter(pk__in=keys)))
    if request.POST.get("alles") == "ja":
        gone = queries.rows_of(request.user, batch, PreviewRow.Kind.GONE)
        withdraw = dict.fromkeys(gone.values_list("pk", flat=True), True)
    services.choose(request.user, batch, same, withdraw)
    messages.success(request, "Uw keuzes zijn bewaard. Er is nog niets ingelezen.")
    kind = request.POST.get("soort", "")
    return redirect(f"{batch.get_absolute_url()}?soort={kind}" if kind in telling.KINDS else batch.get_absolute_url())


def import_confirm(request: HttpRequest, ref: str) -> HttpResponse:
    batch = own_or_404(request, ref)
    if answer := unless(rules.may_confirm_batch(request.user, batch), request):
        return answer
    if request.method == "POST":
        after = services.confirm_batch(request.user, batch)
        if after.state == Batch.State.WRITTEN:
            messages.success(request, f"Ingelezen: {telling.done_of(after)}")
        return redirect(batch)
    context = {
        "batch": batch,
        "title": f"{batch.file_name} inlezen?",
        "will": telling.will_do(batch),
        "button": "Lees het bestand in",
    }
    return page(request, "imports/confirm.html", context)


def import_undo(request: HttpRequest, ref: str) -> HttpResponse:
    batch = own_or_404(request, ref)
    if answer := unless(rules.may_undo_batch(request.user, batch), request):
        return answer
    if request.method == "POST":
        after = services.undo_batch(request.user, batch)
        if after.state == Batch.State.UNDONE:
            messages.success(request, "Het inlezen is teruggedraaid.")
        return redirect(batch)
    context = {
        "title": f"{batch.file_name} terugdraaien?",
        "text": (
            "Wat dit bestand heeft toegevoegd, verdwijnt. Wat het heeft gewijzigd, wordt weer zoals het was. "
            "Wat sindsdien door iemand is gewijzigd of gebruikt, laten wij staan; u krijgt daar een lijst van."
        ),
        "button": "Draai het inlezen terug",
        "negative": True,
        "cancel": batch.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)


@require_POST
def import_again(request: HttpRequest, ref: str) -> HttpResponse:
    batch = own_or_404(request, ref)
    if answer := unless(rules.may_import(request.user), request):
        return answer
    services.try_again(batch)
    return redirect(batch)


def import_drop(request: HttpRequest, ref: str) -> HttpResponse:
    batch = own_or_404(request, ref)
    if answer := unless(rules.may_drop_batch(request.user, batch), request):
        return answer
    if request.method == "POST":
        after = services.drop_batch(request.user, batch)
        if after.state == Batch.State.REFUSED:
            messages.success(request, "Het bestand is weggegooid. Er is niets ingelezen.")
            return redirect("import_list")
        return redirect(batch)
    context = {
        "title": f"{batch.file_name} weggooien?",
        "text": "Het bestand en wat u erbij koos worden gewist. In het register verandert niets.",
        "button": "Gooi het bestand weg",
        "negative": True,
        "cancel": batch.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)
