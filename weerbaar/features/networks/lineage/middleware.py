"""Addresses never change: that of an organisation that went up in another leads to the one that stays."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.organisations.queries import successor_of

ADDRESS = re.compile(rf"^/organisaties/([{ALPHABET}]{{8}})/")


def forward_merged(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Where nothing is found at the address of an organisation, ask whether it went up in another that the reader may
    see. Not for ever (a merge can be undone), and asked alike for what is hidden and what was never there."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        address = ADDRESS.match(request.path)
        if response.status_code != 404 or address is None or request.method not in ("GET", "HEAD"):
            return response
        successor = successor_of(request.user, address.group(1))
        if successor is None:
            return response
        rest = request.get_full_path()[address.end() :]
        return redirect(f"{successor.get_absolute_url()}{rest}")

    return answer
