"""The whole state of a page stands in its address; these make the address of the neighbouring state."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template import Context

PAGE_KEY = "pagina"


def url_with(context: Context, **changes: Any) -> str:
    """This page's address with keys replaced: `{% url_with weergave='tabel' %}`; None or '' takes the key away.

    A list gives a key several values. The order of the other keys stays. Unless the page number itself is set, it goes
    away: another selection begins at its first page.
    """
    query = _query(context, drop_page=PAGE_KEY not in changes)
    for key, value in changes.items():
        values = [str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one not in (None, "")]
        if values:
            query[key] = values
        else:
            query.pop(key, None)
    return _address(context, query)


def url_add(context: Context, key: str, value: Any) -> str:
    """This page's address with one value more under a key: a filter put on."""
    query = _query(context)
    if str(value) not in query.get(key, ()):
        query[key] = [*query.get(key, ()), str(value)]
    return _address(context, query)


def url_remove(context: Context, key: str, value: Any = None) -> str:
    """This page's address without one value of a key, or without the key: a filter taken off."""
    query = _query(context)
    left = [one for one in query.get(key, ()) if value is not None and one != str(value)]
    if left:
        query[key] = left
    else:
        query.pop(key, None)
    return _address(context, query)


def _query(context: Context, drop_page: bool = True) -> dict[str, list[str]]:
    request: HttpRequest = context["request"]
    return {key: values for key, values in request.GET.lists() if not (drop_page and key == PAGE_KEY)}


def _address(context: Context, query: dict[str, list[str]]) -> str:
    request: HttpRequest = context["request"]
    return f"{request.path}?{urlencode(query, doseq=True)}" if query else request.path
