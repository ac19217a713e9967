"""Every component in its states, with the code that makes it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from weerbaar.foundation.ui.pages import page


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return page(request, "ui/gallery.html", {})
