"""The one adapter for allauth: its signals become records, and what the house hangs on the second step."""

from typing import Any

from allauth.account import signals
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db import transaction

from weerbaar.foundation.accounts.second_step import note_not_passed, note_passed
from weerbaar.foundation.accounts.tokens import revoke_after_second_step
from weerbaar.foundation.accounts.used_codes import use_code
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
    mfa.authenticator_reset: "user.recovery_codes_made",
}


def connect() -> None:
    """Listen to allauth; called once, when the app is ready."""
    for signal, code in CODES.items():
        signal.connect(_recorder(code), dispatch_uid=code, weak=False)
    signals.email_confirmed.connect(_email_confirmed, dispatch_uid="user.email_confirmed")
    mfa.authenticator_added.connect(_step_set_up, dispatch_uid="user.second_step_set_up")
    mfa.authenticator_removed.connect(_step_removed, dispatch_uid="user.second_step_removed")
    mfa.authenticator_used.connect(_step_used, dispatch_uid="user.recovery_code_used")


def _recorder(code: str) -> Any:
    def keep(sender: Any, request: Any, user: Any, **details: Any) -> None:
        with transaction.atomic():
            record(user, code, user)

    return keep


def _email_confirmed(sender: Any, request: Any, email_address: Any, **details: Any) -> None:
    with transaction.atomic():
        record(email_address.user, "user.email_confirmed", email_address.user)


def _step_set_up(sender: Any, request: Any, user: Any, authenticator: Authenticator, **details: Any) -> None:
    """A right code was shown to set it up: this session has passed."""
    if authenticator.type != Authenticator.Type.TOTP:
        return
    note_passed(request.session, user)
    with transaction.atomic():
        use_code(authenticator, request.POST.get("code", ""))
        record(user, "user.second_step_set_up", user)


def _step_removed(sender: Any, request: Any, user: Any, authenticator: Authenticator, **details: Any) -> None:
    """What was passed with it counts no longer, here nor in other sessions, which end."""
    if authenticator.type != Authenticator.Type.TOTP:
        return
    note_not_passed(request.session)
    with transaction.atomic():
        user.end_sessions()
        revoke_after_second_step(user)
        record(user, "user.second_step_removed", user)
    update_session_auth_hash(request, user)


def _step_used(sender: Any, request: Any, user: Any, authenticator: Authenticator, **details: Any) -> None:
    """A recovery code counts once; that one was used is worth remembering, a code of the app is not."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        with transaction.atomic():
            record(user, "user.recovery_code_used", user)
