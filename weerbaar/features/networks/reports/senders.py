"""How often somebody may report: told by a keyed hash of the address a request comes from, never the address itself."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from weerbaar.foundation.accounts.pace import network_of

# At most so many reports in so long: from one sender, and about one record.
OF_ONE_SENDER = ((5, timedelta(hours=1)), (15, timedelta(days=1)))
ABOUT_ONE_RECORD = ((10, timedelta(days=1)),)
# How long the hash is kept.
KEPT = timedelta(days=7)


def sender_of(request: HttpRequest) -> str:
    """A hash that is the same for one network (of IPv6: a /64) and says nothing to who does not hold our secret."""
    return salted_hmac("reports.sender", network_of(request), algorithm="sha256").hexdigest()
