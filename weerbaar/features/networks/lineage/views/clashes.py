"""Numbers that more than one organisation carries, for the coordinator who sees them, with the next step."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from weerbaar.features.networks.lineage import queries, rules
from weerbaar.features.networks.lineage.forms import NotTheSameForm
from weerbaar.foundation.organisations import rules as organisation_rules
from weerbaar.foundation.organisations.models import Clash
from weerbaar.foundation.organisations.queries import visible_to
from weerbaar.foundation.organisations.services import resolve_clash
from weerbaar.foundation.taxonomy import vocabularies
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


@require_safe
def clash_list(request: HttpRequest) -> HttpResponse:
    if answer := unless(organisation_rules.may_resolve_clash(request.user), request):
        return answer
    rows = Paginator(queries.clashes_for(request.user).prefetch_related("organisations"), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    seen = set(visible_to(request.user).filter(clashes__in=[one.pk for one in found]).values_list("pk", flat=True))
    context = {"found": found, "count": rows.count, "lines": [_line(request.user, one, seen) for one in found]}
    return page(request, "lineage/clashes.html", context, announce=f"{rows.count} dubbele nummers")


def clash_resolve(request: HttpRequest, scheme: str, value: str) -> HttpResponse:
    """They are two after all: say why, and it is off the list."""
    clash = get_object_or_404(queries.clashes_for(request.user), scheme=scheme, value=value)
    if answer := unless(organisation_rules.may_resolve_clash(request.user), request):
        return answer
    form = NotTheSameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        resolve_clash(request.user, clash, form.cleaned_data["resolution"])
        messages.success(request, "Het is genoteerd. Dit nummer staat niet meer op de lijst.")
        return redirect("clash_list")
    context = {
        "title": f"Zijn dit verschillende organisaties met hetzelfde nummer {clash.value}?",
        "text": "Dan blijven beide zoals ze zijn. In hun geschiedenis komt te staan dat u dit hebt nagekeken.",
        "button": "Het zijn verschillende organisaties",
        "cancel": "/dubbele-nummers/",
        "form": form,
    }
    return page(request, "ui/confirm.html", context)


def _line(user: Any, clash: Clash, seen: set[int]) -> dict[str, Any]:
    """One number with its organisations; what the reader may not see stands by its reference."""
    holders = list(clash.organisations.all())
    rows = [
        {
            "name": one.name if one.pk in seen else one.ref,
            "url": one.get_absolute_url() if one.pk in seen else "",
            "ref": one.ref,
            "seat": one.seat if one.pk in seen else "",
            "may_change": one.pk in seen and bool(organisation_rules.may_change_organisation(user, one)),
        }
        for one in holders
    ]
    is_pair = len(holders) == 2 and all(one.pk in seen for one in holders)
    return {
        "clash": clash,
        "scheme": vocabularies.label("identifier-scheme", clash.scheme),
        "rows": rows,
        "pair": holders if is_pair and rules.may_merge(user, *holders) else None,
    }
