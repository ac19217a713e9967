"""An organisation's own papers, for its editors alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from weerbaar.features.networks.paper import own, rules
from weerbaar.features.networks.paper.views.sending import sent
from weerbaar.foundation.kit import pdf
from weerbaar.foundation.organisations.models import Organisation
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.ui.refusal import unless

TEMPLATES = Path(__file__).resolve().parent.parent / "typst"


@require_safe
def organisation_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Whom do we need, how do we reach them without telephone or power, who takes over."""
    return _answer(request, ref, "eigen-papier.typ", own.own_paper)


@require_safe
def organisation_counted_on(request: HttpRequest, ref: str) -> HttpResponse:
    """Who counts on us."""
    return _answer(request, ref, "wie-rekent-op-ons.typ", own.counted_on)


def _answer(
    request: HttpRequest, ref: str, template: str, read: Callable[[Any, Organisation], own.Sheet]
) -> HttpResponse:
    organisation = get_object_or_404(visible_to(request.user), ref=ref)
    if answer := unless(rules.may_print_own(request.user, organisation), request):
        return answer
    sheet = read(request.user, organisation)
    return sent(sheet.data["title"], pdf.make(TEMPLATES / template, sheet.data, {"codes.bin": sheet.codes}))
