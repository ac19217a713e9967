"""The page on which editors say what belongs to something."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from weerbaar.foundation.kit.errors import Invalid
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless
from weerbaar.shared.links import queries, rules, services
from weerbaar.shared.links.forms import LinkForm


def _visible_or_404(request: HttpRequest, kind: str, ref: str) -> Any:
    found = queries.get(request.user, kind, ref)
    if found is None:
        raise Http404
    return found


def links_of(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """What belongs to it, with a form to add and a button to take away."""
    record = _visible_or_404(request, kind, ref)
    if answer := unless(rules.may_link(request.user), request):
        return answer
    form = LinkForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        try:
            services.add_link(request.user, record, other)
        except Invalid as error:
            form.add_error("other", str(error))
        else:
            messages.success(request, f"‘{other}’ hoort nu bij ‘{record}’.")
            return redirect("links_of", kind, ref)
    context = {"record": record, "kind": kind, "form": form, "linked": queries.linked_to(request.user, record)}
    return page(request, "links/edit.html", context)


@require_POST
def link_remove(request: HttpRequest, kind: str, ref: str, other_kind: str, other_ref: str) -> HttpResponse:
    record, other = _visible_or_404(request, kind, ref), _visible_or_404(request, other_kind, other_ref)
    if answer := unless(rules.may_link(request.user), request):
        return answer
    services.remove_link(request.user, record, other)
    messages.success(request, f"‘{other}’ hoort niet meer bij ‘{record}’.")
    return redirect("links_of", kind, ref)
