"""Files to take along: our template."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.features.networks.imports import outgoing


@require_safe
def import_template(request: HttpRequest) -> HttpResponse:
    """The empty template, for everybody."""
    return _sent(outgoing.template())


def _sent(file: outgoing.Outgoing) -> HttpResponse:
    response = HttpResponse(file.data, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
