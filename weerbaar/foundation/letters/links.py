"""Addresses in letters: whole ones, and signed ones that let somebody do one thing without signing in."""

from datetime import timedelta
from typing import Any

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from weerbaar.foundation.kit.addresses import absolute

Payload = dict[str, Any]


def signed_link(purpose: str, payload: Payload) -> str:
    """The whole address of the page with this URL name, with `payload` (JSON values) signed as its only argument.

    The signature counts for this purpose alone. What is in it can be read by who has the letter.
    """
    return absolute(reverse(purpose, args=[sign(purpose, payload)]))


def sign(purpose: str, payload: Payload) -> str:
    return _signer(purpose).sign_object(payload)


def read_signed(purpose: str, token: str, max_age: timedelta) -> Payload | None:
    """What `signed_link` put in; None when it was not signed for this purpose, was changed, or is too old."""
    try:
        payload = _signer(purpose).unsign_object(token, max_age=max_age)
    except (BadSignature, ValueError):
        return None
    return payload if isinstance(payload, dict) else None


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"letters.{purpose}", sep=".")
