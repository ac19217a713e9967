"""How often somebody without account may take a selection along: counted per network in the memory of this process."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST = 20
SECONDS = 300


def is_too_often(request: HttpRequest) -> bool:
    """Counts this request too; only a keyed hash of the address is held, for five minutes. Members are not counted."""
    if request.user.is_authenticated:
        return False
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:  # a server that tells no address: then all strangers share one measure
        address = ""
    key = f"exports:{salted_hmac('exports.throttle', address).hexdigest()}"
    if cache.add(key, 1, SECONDS):
        return False
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it ran out this very moment
        return False
