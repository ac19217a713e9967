"""Pages of the desk: choose which, what needs attention there, and one matter with all its items."""

from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from weerbaar.doors.desk import outgoing
from weerbaar.foundation.kit.sheets.writing import CONTENT_TYPES, write
from weerbaar.foundation.kit.uploads import tidy_name
from weerbaar.foundation.organisations.keyring import waits_for_second_step
from weerbaar.foundation.organisations.pending import pending_of
from weerbaar.foundation.organisations.scopes import find_scope, scopes_of
from weerbaar.foundation.ports import attention
from weerbaar.foundation.ports.attention import Scope
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


def _own_scope(request: HttpRequest, word: str, key: str) -> Scope | HttpResponse:
    """The desk, or the way to sign in. Raises 404 (hidden or absent) and Refused."""
    scope, verdict = find_scope(request.user, word, key)
    if scope is None:
        raise Http404
    if not verdict and waits_for_second_step(request.user):
        return _to_second_step(request)
    return unless(verdict, request) or scope


def _to_second_step(request: HttpRequest) -> HttpResponse:
    """Their roles count once they have passed it; then they are back here."""
    return redirect(f"{reverse('account_second_step')}?{urlencode({'next': request.get_full_path()})}")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which desk; who has one only is there at once."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    scopes = scopes_of(request.user)
    if not scopes and waits_for_second_step(request.user):
        return _to_second_step(request)
    if len(scopes) == 1:
        return redirect(scopes[0].url)
    return page(request, "desk/index.html", {"scopes": scopes})


@require_safe
def desk(request: HttpRequest, word: str, key: str) -> HttpResponse:
    scope = _own_scope(request, word, key)
    if isinstance(scope, HttpResponse):
        return scope
    found, acts = pending_of(request.user, scope), attention.acts(request.user, scope)
    context = {
        "scope": scope,
        "word": word,
        "next": attention.next_step(found),
        "waiting": [one for one in found if one.count],
        "done": [one for one in found if not one.count],
        "total": sum(one.count for one in found),
        "acts": acts,
        "has_pages": any(not act.icon for act in acts),
        "has_more_desks": len(scopes_of(request.user)) > 1,
    }
    return page(request, "desk/desk.html", context)


@require_safe
def download(request: HttpRequest, word: str, key: str, kind: str) -> HttpResponse:
    """Everything that needs attention here as a table, one row for each; `kind` is xlsx, ods or csv."""
    scope = _own_scope(request, word, key)
    if isinstance(scope, HttpResponse):
        return scope
    if kind.upper() not in CONTENT_TYPES:
        raise Http404
    table = write(kind.upper(), [outgoing.page_of(request.user, scope)])
    response = HttpResponse(table, content_type=CONTENT_TYPES[kind.upper()])
    name = tidy_name(f"aandacht {scope.name} {timezone.localdate():%Y-%m-%d}.{kind}", kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def matter(request: HttpRequest, word: str, key: str, name: str) -> HttpResponse:
    """One matter with all its items, page by page."""
    scope = _own_scope(request, word, key)
    if isinstance(scope, HttpResponse):
        return scope
    one = next((one for one in attention.matters(scope) if one.name == name), None)
    if one is None:
        raise Http404
    rows = Paginator(one.rows(request.user, scope), PAGE_SIZE)
    found = rows.get_page(request.GET.get("pagina"))
    items = [one.item(row) for row in found]
    context = {"scope": scope, "matter": one, "found": found, "items": items, "count": rows.count}
    return page(request, "desk/matter.html", context, announce=f"{rows.count} keer")
