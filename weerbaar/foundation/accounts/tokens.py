"""Keys for the API: made, named, limited in time, shown once and taken back by their owner."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from weerbaar.foundation.accounts.models import Token, User
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.kit.verdict import YES, Verdict, no

MARK = "sleutel_"  # so that somebody who finds one knows what it is
SHOWN = 12
DAYS = {30: "30 dagen", 90: "drie maanden", 365: "een jaar"}
MOST = 20


def tokens_of(user: Any) -> QuerySet[Token]:
    """The keys of this person that still work, newest first."""
    return _working().filter(owner_id=user.pk)


def _working() -> QuerySet[Token]:
    return Token.objects.filter(revoked_at__isnull=True, expires_on__gte=timezone.localdate())


def may_make_token(user: Any) -> Verdict:
    """Everybody with an account, for themselves, up to a number that can still be overseen."""
    if not user.is_authenticated:
        return no("Log in om een sleutel te maken.")
    if tokens_of(user).count() >= MOST:
        return no(f"U hebt al {MOST} sleutels. Trek er eerst een in.")
    return YES


def make_token(user: Any, name: str, days: int) -> tuple[Token, str]:
    """The key as kept, and the key itself, which nobody can show again.

    `days`: how long it works, one of `DAYS`. Records 'user.token_made'. Raises Refused; Invalid by field.
    """
    require(may_make_token(user))
    problems = {}
    if not name.strip():
        problems["name"] = ["Schrijf op waarvoor u deze sleutel gebruikt."]
    if days not in DAYS:
        problems["days"] = ["Kies hoe lang de sleutel werkt."]
    if problems:
        raise Invalid(problems)
    key = MARK + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = Token.objects.create(
            owner=user,
            name=name.strip(),
            start=key[:SHOWN],
            digest=digest_of(key),
            passed_second_step=user.passed_second_step,
            expires_on=timezone.localdate() + timedelta(days=days),
        )
        record(user, "user.token_made", user, {"token": [None, token.name]})
    return token, key


def revoke_token(user: Any, token: Token) -> None:
    """The key works no longer. Records 'user.token_revoked'; doing it twice is doing it once."""
    with transaction.atomic():
        locked = Token.objects.select_for_update().get(pk=token.pk, owner_id=user.pk)
        if locked.revoked_at is None:
            locked.revoked_at = timezone.now()
            locked.save(update_fields=["revoked_at"])
            record(user, "user.token_revoked", user, {"token": [locked.name, None]})


def revoke_after_second_step(user: User) -> None:
    """The second step was taken away: keys made after it work no longer."""
    Token.objects.filter(owner=user, passed_second_step=True, revoked_at__isnull=True).update(revoked_at=timezone.now())


def digest_of(key: str) -> str:
    """What is kept of a key. It holds 256 bits of chance, so a plain hash cannot be turned around."""
    return hashlib.sha256(key.encode()).hexdigest()


def found(key: str) -> Token | None:
    """The key as kept with its owner, noted as used today; None when it does not work (any more)."""
    token = _working().select_related("owner").filter(Q(owner__is_active=True), digest=digest_of(key)).first()
    if token is None:
        return None
    token.owner.passed_second_step = token.passed_second_step
    today = timezone.localdate()
    if token.last_used_on != today:
        Token.objects.filter(pk=token.pk).update(last_used_on=today)
    return token
