"""How often somebody may ask: counted in the database, so that all web processes count together."""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

# Counting may be lost in a power cut, so nobody waits for the disk.
COUNT = """
with quick as (select set_config('synchronous_commit', 'off', true))
insert into accounts_pace (asker, began_at, times) select %s, %s, 1 from quick
on conflict (asker) do update set
    times = case when accounts_pace.began_at = excluded.began_at then accounts_pace.times + 1 else 1 end,
    began_at = excluded.began_at
returning times
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to one more time: how many in all, how many are left, seconds until counting begins again."""

    most: int
    left: int
    seconds: int
    is_refused: bool


def take(asker: str, most: int, seconds: int = 60) -> Taken:
    """Counts one more time for this asker, of at most so many per stretch of so many seconds."""
    now = int(timezone.now().timestamp())
    began = now - now % seconds
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [asker, datetime.fromtimestamp(began, UTC)])
        times = int(cursor.fetchone()[0])
    return Taken(most, max(0, most - times), began + seconds - now, times > most)


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: the address, of IPv6 a /64. '' when the server tells none, so that all such
    strangers share one measure."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def stranger(request: HttpRequest, what: str) -> str:
    """A name for who asks without account: the same for one network, and it says nothing to who lacks our secret."""
    return salted_hmac(f"pace.{what}", network_of(request), algorithm="sha256").hexdigest()
