"""Taking a selection along: at once when it is short, through a page that shows how far it is when it is long."""

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weerbaar.features.networks.exports import queries, rules, services, throttle
from weerbaar.features.networks.exports.formats import FORMATS, PICTURES, Format, Picture, Reading
from weerbaar.features.networks.exports.models import Export
from weerbaar.features.networks.maps import asked as address
from weerbaar.features.networks.maps import faces
from weerbaar.features.networks.maps.asked import Asked
from weerbaar.features.networks.maps.queries import find
from weerbaar.foundation.ui import errors
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25
Response = TypeVar("Response", bound=HttpResponseBase)


@require_http_methods(["GET", "HEAD", "POST"])
def network_map_download(request: HttpRequest, name: str) -> HttpResponseBase:
    """The selection of this address as a file; a long one is asked for by the button on the page that says so."""
    chosen = FORMATS.get(name)
    if name in PICTURES:
        return _picture(request, PICTURES[name])
    if chosen is None:
        raise Http404
    if throttle.is_too_often(request):
        return errors.error(request, 429)
    asked, problems = address.read(request.GET)
    total = find(request.user, asked.but(page=1), has_rows=False).result.total
    if problems:
        return page(request, "exports/unclear.html", {"problems": problems, "chosen": chosen, "asked": asked}, 400)
    if total <= rules.short() and request.method != "POST":
        return _at_once(request, asked, chosen, total)
    verdict = rules.may_have_long(request.user, total)
    if request.method == "POST":
        return unless(verdict, request) or redirect(services.ask_export(request.user, asked, chosen, total))
    sign_in = redirect_to_login(request.get_full_path()).url
    context = {"chosen": chosen, "asked": asked, "total": total, "verdict": verdict, "sign_in": sign_in}
    return page(request, "exports/long.html", context, 200 if verdict else 403)


def _picture(request: HttpRequest, chosen: Picture) -> HttpResponse:
    """The face of this address as a picture; 404 for a face that is none, such as the list."""
    if throttle.is_too_often(request):
        return errors.error(request, 429)
    asked, _ = address.read(request.GET)
    face = faces.face(asked.view)
    if face.picture is None or request.method == "POST":
        raise Http404
    found = find(request.user, asked, has_rows=face.has_rows)
    if queries.finds_more_than_members(request.user, found):
        services.note_taken(request.user, asked, chosen.name, found.result.total)
    response = HttpResponse(chosen.write(face.picture(request, found)), content_type=chosen.content_type)
    return _sent(response, f"netwerkkaart-{face.name}-{timezone.localdate():%Y-%m-%d}.{chosen.name}")


def _at_once(request: HttpRequest, asked: Asked, chosen: Format, total: int) -> StreamingHttpResponse:
    is_noted = False

    def watch(count: int, sensitive: bool) -> None:
        nonlocal is_noted
        if sensitive and not is_noted:
            is_noted = True
            services.note_taken(request.user, asked, chosen.name, total)

    reading = Reading(request.user, asked, timezone.localtime(), watch)
    pieces: Iterator[bytes] = iter(()) if request.method == "HEAD" else chosen.write(reading)
    first = next(pieces, b"")  # a refusal comes before anything is sent
    response = StreamingHttpResponse(chain([first], pieces), content_type=chosen.content_type)
    return _sent(response, f"netwerkkaart-{timezone.localdate():%Y-%m-%d}.{chosen.ending}")


def _sent(response: Response, name: str) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def own_or_404(request: HttpRequest, ref: str) -> Export:
    """The file, if it is this person's."""
    return get_object_or_404(queries.visible_to(request.user), ref=ref)


@login_required
@require_safe
def export_list(request: HttpRequest) -> HttpResponse:
    found = Paginator(queries.visible_to(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    lines = [(one, FORMATS[one.format].title) for one in found]
    return page(request, "exports/list.html", {"found": found, "lines": lines})


@login_required
@require_safe
def export_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it is while a worker makes it; then the file."""
    export = own_or_404(request, ref)
    context = {"export": export, "chosen": FORMATS[export.format], "may_fetch": rules.may_fetch(request.user, export)}
    return page(request, "exports/detail.html", context)


@login_required
@require_safe
def export_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    export = own_or_404(request, ref)
    if not export.file:
        raise Http404
    if answer := unless(rules.may_fetch(request.user, export), request):
        return answer
    chosen = FORMATS[export.format]
    response = FileResponse(export.file.open("rb"), content_type=chosen.content_type)
    return _sent(response, f"netwerkkaart-{timezone.localdate(export.ready_at):%Y-%m-%d}.{chosen.ending}")


@login_required
@require_POST
def export_again(request: HttpRequest, ref: str) -> HttpResponse:
    return redirect(services.try_again(request.user, own_or_404(request, ref)))


@login_required
def export_drop(request: HttpRequest, ref: str) -> HttpResponse:
    export = own_or_404(request, ref)
    if request.method == "POST":
        services.drop_export(request.user, export)
        messages.success(request, "Het bestand is weggegooid.")
        return redirect("export_list")
    context = {
        "title": "Dit bestand weggooien?",
        "text": "Het bestand wordt gewist. In het register verandert niets, en u kunt het opnieuw laten maken.",
        "button": "Gooi het bestand weg",
        "negative": True,
        "cancel": export.get_absolute_url(),
    }
    return page(request, "ui/confirm.html", context)
