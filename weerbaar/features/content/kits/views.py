"""Kits: the list, the page of one where a reader fills in its texts, its files."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from weerbaar.features.content.kits import queries, services
from weerbaar.features.content.kits.blanks import blanks_in, filled, pieces
from weerbaar.features.content.kits.forms import FillForm, KitFileForm, KitForm
from weerbaar.features.content.kits.models import Kit, KitText
from weerbaar.features.content.kits.shelf import SHELF
from weerbaar.foundation.kit import written
from weerbaar.foundation.kit.uploads import tidy_name
from weerbaar.foundation.organisations.saving import saving
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.files.limits import in_words
from weerbaar.shared.files.serving import file_answer
from weerbaar.shared.finding import feeds
from weerbaar.shared.publishing import rules
from weerbaar.shared.publishing.pages import Pages

PAGE_SIZE = 20

PAGES = Pages(
    SHELF,
    KitForm,
    path="pakketten/",
    list_name="kit_list",
    list_title="Pakketten",
    form_template="kits/form.html",
    lead="Teksten en beelden die anderen voor hun eigen wijk of gemeente kunnen aanpassen.",
    withdrawing="De bestanden zijn dan niet meer te downloaden.",
)


@require_safe
def kit_list(request: HttpRequest) -> HttpResponse:
    found = Paginator(queries.listed(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"found": found, "may_add": rules.may_add(SHELF, request.user), "feeds": [feeds.of(soort="pakket")]}
    return page(request, "kits/list.html", context)


@require_safe
def kit_detail(request: HttpRequest, ref: str) -> HttpResponse:
    kit = PAGES.visible_or_404(request, ref)
    texts = queries.texts_of(request.user, kit)
    context = {
        **PAGES.detail_context(request, kit),
        "kit": kit,
        "texts": [(row, pieces(row.text)) for row in texts],
        "blanks": blanks_in(row.text for row in texts),
        "files": [(held, in_words(held.file.size)) for held in queries.files_of(request.user, kit)],
    }
    return page(request, "kits/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def kit_fill(request: HttpRequest, ref: str) -> HttpResponse:
    """Fill in the texts and take them along. It is sent by POST, so that nothing of it stands in an address or a log;
    it is stored nowhere. `als` is docx, odt or txt; without it the texts show on the page."""
    kit = PAGES.visible_or_404(request, ref)
    texts = queries.texts_of(request.user, kit)
    form = FillForm(blanks_in(row.text for row in texts), request.POST if request.method == "POST" else None)
    is_filled = form.is_bound and form.is_valid()
    values = form.typed() if is_filled else {}
    told = [(row.label, filled(row.text, values)) for row in texts]
    wanted = request.POST.get("als", "")
    if is_filled and wanted in written.MAKERS:
        return _download(kit, told, wanted)
    context = {"kit": kit, "form": form, "is_filled": is_filled, "told": told, "left": _left(texts, values)}
    response = page(request, "kits/fill.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _left(texts: Sequence[KitText], values: dict[str, str]) -> list[str]:
    """The blanks that are still empty, when something was filled in."""
    return [name for name in blanks_in(row.text for row in texts) if not values.get(name)] if values else []


def _download(kit: Kit, told: list[tuple[str, str]], kind: str) -> HttpResponse:
    response = HttpResponse(written.MAKERS[kind](kit.title, told), content_type=written.CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{tidy_name(f"{kit.title}.{kind}", kind)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def kit_file(request: HttpRequest, ref: str, file_ref: str) -> FileResponse:
    """To download; a picture also shows on the page of the kit."""
    kit = PAGES.visible_or_404(request, ref)
    held = get_object_or_404(queries.files_of(request.user, kit), ref=file_ref)
    return file_answer(held.file, held.label)


def kit_files(request: HttpRequest, ref: str) -> HttpResponse:
    """For editors: what is in it, and a form for one more."""
    kit = PAGES.visible_or_404(request, ref)
    if answer := unless(rules.may_change(SHELF, request.user, kit), request):
        return answer
    form = KitFileForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        assert form.stored is not None
        with saving(form, request.user) as saved:
            services.add_file(
                request.user, kit, form.stored, form.cleaned_data["label"], form.cleaned_data["description"]
            )
        if saved:
            messages.success(request, "Het bestand zit nu in het pakket.")
            return redirect("kit_files", kit.ref)
    context = {"kit": kit, "form": form, "files": queries.files_of(request.user, kit)}
    return page(request, "kits/files.html", context)


def kit_file_remove(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """First what will happen, then a button that does it."""
    kit = PAGES.visible_or_404(request, ref)
    held = get_object_or_404(queries.files_of(request.user, kit), ref=file_ref)
    if answer := unless(rules.may_change(SHELF, request.user, kit), request):
        return answer
    if request.method == "POST":
        services.remove_file(request.user, held)
        messages.success(request, "Het bestand is uit het pakket gehaald.")
        return redirect("kit_files", kit.ref)
    context = {
        "title": "Dit bestand uit het pakket halen?",
        "text": f"‘{held.label}’ wordt gewist en is dan niet meer te downloaden.",
        "button": "Haal het eruit",
        "cancel": f"{kit.get_absolute_url()}bestanden/",
        "negative": True,
    }
    return page(request, "ui/confirm.html", context)
