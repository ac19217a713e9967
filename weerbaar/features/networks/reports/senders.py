"""How often somebody may report: told by a keyed hash of the address a request comes from, never the address itself."""

import ipaddress
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# At most so many reports in so long: from one sender, and about one record.
OF_ONE_SENDER = ((5, timedelta(hours=1)), (15, timedelta(days=1)))
ABOUT_ONE_RECORD = ((10, timedelta(days=1)),)
# How long the hash is kept.
KEPT = timedelta(days=7)


def sender_of(request: HttpRequest) -> str:
    """A hash that is the same for one network (of IPv6: a /64) and says nothing to who does not hold our secret."""
    return salted_hmac("reports.sender", _network(request), algorithm="sha256").hexdigest()


def _network(request: HttpRequest) -> str:
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except PermissionDenied:  # a server that tells no address: then all strangers share one measure
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
