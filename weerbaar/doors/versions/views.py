"""Earlier versions of a record: the list with a comparison of two, one version, and putting it back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from weerbaar.doors.versions.presenting import line_of, rows_of
from weerbaar.doors.versions.services import restore_version
from weerbaar.foundation.activity.versions import Version, versions_of
from weerbaar.foundation.activity.writing import version_of
from weerbaar.foundation.kit.errors import Invalid, Stale
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.ports import kinds, versions
from weerbaar.foundation.ports.versions import Versioned
from weerbaar.foundation.ui.pages import page
from weerbaar.foundation.ui.refusal import unless

PAGE_SIZE = 25


def _found(request: HttpRequest, plural: str, ref: str) -> tuple[Versioned, Any, list[Version]]:
    """The kind, the record if this reader may see it, and its versions that they may see."""
    versioned = versions.get(plural)
    if versioned is None:
        raise Http404
    record = get_object_or_404(kinds.get(versioned.kind).visible_to(request.user), ref=ref)
    return versioned, record, versions_of(versioned, record, keyring(request.user), request.user)


def _named(found: list[Version], key: str | None) -> Version | None:
    return next((version for version in found if version.key == key), None)


def _about(versioned: Versioned, record: Any) -> dict[str, Any]:
    return {
        "record": record,
        "plural": versioned.plural,
        "kind": kinds.get(versioned.kind).label,
        "back": versioned.page(record),
    }


@require_safe
def version_list(request: HttpRequest, plural: str, ref: str) -> HttpResponse:
    """All versions; with `van` and `naar` in the address the two side by side."""
    versioned, record, found = _found(request, plural, ref)
    first, second = (_named(found, request.GET.get(name)) for name in ("van", "naar"))
    rows = rows_of(versioned, first, second) if first and second else []
    listed = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = _about(versioned, record) | {
        "found": listed,
        "lines": [line_of(version, request.user) for version in listed],
        "first": line_of(first, request.user) if first else None,
        "second": line_of(second, request.user) if second else None,
        "is_comparing": bool(first and second),
        "rows": [row for row in rows if not row.is_same],
        "same_count": sum(row.is_same for row in rows),
    }
    return page(request, "versions/list.html", context)


@require_safe
def version_detail(request: HttpRequest, plural: str, ref: str, key: str) -> HttpResponse:
    versioned, record, found = _found(request, plural, ref)
    version = _named(found, key)
    if version is None:
        raise Http404
    return _detail(request, versioned, record, found, version)


@require_POST
def version_restore(request: HttpRequest, plural: str, ref: str, key: str) -> HttpResponse:
    """Put it back; what today does not allow is told, and nothing is written."""
    versioned, record, found = _found(request, plural, ref)
    version = _named(found, key)
    if version is None:
        raise Http404
    if answer := unless(versioned.may_restore(request.user, record), request):
        return answer
    try:
        restored = restore_version(request.user, versioned, record, version, request.POST.get("version") or None)
    except Stale:
        _, record, found = _found(request, plural, ref)
        return _detail(request, versioned, record, found, version, is_stale=True, status=409)
    except Invalid as error:
        problems = [text for texts in error.errors.values() for text in texts]
        return _detail(request, versioned, record, found, version, problems=problems)
    messages.success(request, "De eerdere versie is teruggezet. De versie die er stond, vindt u in de geschiedenis.")
    is_seen = kinds.get(versioned.kind).visible_to(request.user).filter(pk=restored.pk).exists()
    return redirect(versioned.page(restored) if is_seen else "/")


def _detail(
    request: HttpRequest,
    versioned: Versioned,
    record: Any,
    found: list[Version],
    version: Version,
    *,
    problems: list[str] | None = None,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    rows = rows_of(versioned, version, found[0])
    context = _about(versioned, record) | {
        "line": line_of(version, request.user),
        "rows": rows,
        "changed": [row for row in rows if not row.is_same],
        "unknown": bool(version.unknown),
        "may_restore": versioned.may_restore(request.user, record),
        "version": version_of(record),
        "problems": problems or [],
        "is_stale": is_stale,
    }
    return page(request, "versions/detail.html", context, status)
