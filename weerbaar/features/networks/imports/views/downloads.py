"""Files to take along: our template, one's own rows in it, and a file with remarks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.imports import outgoing, rules
from weerbaar.features.networks.imports.views.batches import own_or_404
from weerbaar.foundation.ui.refusal import unless


@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """The empty template, for everybody."""
    return _sent(outgoing.template(_ending(request)))


@require_safe
def import_own_rows(request: HttpRequest) -> HttpResponse:
    """All that this person may change, in the template."""
    if answer := unless(rules.may_import(request.user), request):
        return answer
    return _sent(outgoing.own_rows(request.user, _ending(request)))


@require_safe
def import_remarks(request: HttpRequest, ref: str) -> HttpResponse:
    """The file as it was offered, with beside each row what is wrong."""
    batch = own_or_404(request, ref)
    if not batch.file or not (batch.counts.get("fout") or batch.counts.get("geweigerd")):
        raise Http404
    return _sent(outgoing.remarks(batch))


def _ending(request: HttpRequest) -> str:
    asked = request.GET.get("vorm", "")
    return asked if asked in outgoing.KINDS else "xlsx"


def _sent(file: outgoing.Outgoing) -> HttpResponse:
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
