"""Pages of files: the list, offering one, and the page of one file in whatever state it is."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from weerbaar.features.networks.imports import files, locks, queries, rules, telling
from weerbaar.features.networks.imports.forms import OfferForm
from weerbaar.features.networks.imports.models import Batch
from weerbaar.features.networks.imports.services import ask, offer_file
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


def own_or_404(request: HttpRequest, ref: str) -> Batch:
    """The file, if it is this person's."""
    return get_object_or_404(queries.list_batches(request.user), ref=ref)


@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_import(request.user), request):
        return answer
    found = Paginator(queries.list_batches(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    lines = [telling.line_of(batch) for batch in found]
    return page(request, "imports/list.html", {"found": found, "lines": lines})


def import_add(request: HttpRequest) -> HttpResponse:
    if answer := unless(rules.may_import(request.user), request):
        return answer
    form = OfferForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = offer_file(request.user, form.role_chosen(), form.cleaned_data["source"], file.name, file.read())
        except Invalid as error:
            form.add_error("file", " ".join(error.errors.get("file", [str(error)])))
        else:
            if files.unknown_heads(batch) or files.unknown_links(batch):
                return redirect("import_columns", batch.ref)
            ask(batch, Batch.Work.PREVIEW)
            return redirect(batch)
    return page(request, "imports/add.html", {"form": form})


@require_safe
def import_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is while somebody works on it, else what it would do or did."""
    is_taken = locks.is_taken(own_or_404(request, ref).pk)  # asked before the row is read: see telling.standing_of
    batch = own_or_404(request, ref)
    standing = telling.standing_of(batch, is_taken)
    context = {"batch": batch, "standing": standing, "sentence": telling.sentence_of(batch)}
    if standing.is_busy:
        return page(request, "imports/busy.html", context)
    if batch.state == Batch.State.PREVIEWED:
        return page(request, "imports/preview.html", context | _preview(request, batch))
    context |= {
        "may_undo": rules.may_undo_batch(request.user, batch),
        "left_alone": queries.left_alone(request.user, batch),
    }
    return page(request, "imports/result.html", context)


def _preview(request: HttpRequest, batch: Batch) -> dict[str, object]:
    kind = telling.kind_shown(batch, request.GET.get("soort", ""))
    found = Paginator(queries.rows_of(request.user, batch, kind), PAGE_SIZE).get_page(request.GET.get("pagina"))
    return {
        "kind": kind,
        "tabs": telling.tabs_of(batch, kind, request.path),
        "found": found,
        "rows": [telling.row_of(row) for row in found],
        "all_gone": f"Kruis alle {batch.counts.get('verdwenen', 0)} aan",
        "has_choices": any(row.double or row.kind == row.Kind.GONE for row in found),
        "may_confirm": rules.may_confirm_batch(request.user, batch),
    }
