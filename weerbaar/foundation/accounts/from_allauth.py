"""The one adapter for allauth: its signals become records, and nothing else hangs on them."""

from typing import Any

from allauth.account import signals
from django.db import transaction

from weerbaar.foundation.activity.services import record

# signal -> the code under which it stands in the history of the account
CODES = {
    signals.user_signed_up: "user.signed_up",
    signals.password_changed: "user.password_changed",
    signals.password_set: "user.password_set",
    signals.password_reset: "user.password_reset",
    signals.email_changed: "user.email_changed",
    signals.email_added: "user.email_added",
    signals.email_removed: "user.email_removed",
}


def connect() -> None:
    """Listen to allauth; called once, when the app is ready."""
    for signal, code in CODES.items():
        signal.connect(_recorder(code), dispatch_uid=code, weak=False)
    signals.email_confirmed.connect(_email_confirmed, dispatch_uid="user.email_confirmed")


def _recorder(code: str) -> Any:
    def keep(sender: Any, request: Any, user: Any, **details: Any) -> None:
        with transaction.atomic():
            record(user, code, user)

    return keep


def _email_confirmed(sender: Any, request: Any, email_address: Any, **details: Any) -> None:
    with transaction.atomic():
        record(email_address.user, "user.email_confirmed", email_address.user)
