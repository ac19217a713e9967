"""A code of the app counts once. allauth remembers that for half a minute in one process; codes count three times as
long, and a site has several processes. So the steps of time of which a code was used stand with the authenticator."""

import time
from collections.abc import Iterator
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

KEY = "used_steps"


def use_code(authenticator: Authenticator, code: str) -> bool:
    """Note that this code was used; False when it was already, or is not right now. Of two at once one is right."""
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        used = _used(row)
        step = next((step for step, right in _codes(row) if compare_user_code(actual=code, expected=right)), None)
        if step is None or step in used:
            return False
        row.data[KEY] = sorted(used | {step})
        row.save(update_fields=["data"])
    authenticator.data = row.data
    return True


def unused_codes(authenticator: Authenticator) -> list[str]:
    """Those that would be taken now, the newest first; for the demo, which shows them."""
    used = _used(authenticator)
    return [code for step, code in reversed(list(_codes(authenticator))) if step not in used]


def _codes(row: Authenticator) -> Iterator[tuple[int, str]]:
    """The steps of time of which a code counts now, each with its code."""
    secret = decrypt(row.data["secret"])
    return ((step, format_hotp_value(hotp_value(secret, step))) for step in yield_hotp_counters_from_time())


def _used(row: Authenticator) -> set[int]:
    """The used steps of which the code would still count."""
    data: dict[str, Any] = row.data
    oldest = int(time.time()) // app_settings.TOTP_PERIOD - app_settings.TOTP_TOLERANCE
    return {step for step in data.get(KEY, ()) if step >= oldest}
