"""Writing letters, sending them, and noticing those that come back."""

from datetime import datetime, timedelta
from smtplib import SMTPConnectError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from socket import gaierror
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils import timezone

from weerbaar.foundation.activity.services import NOBODY, record
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.kit.ids import new_ref
from weerbaar.foundation.kit.models import Record
from weerbaar.foundation.kit.retry import wait_after
from weerbaar.foundation.letters.composing import message, new_message_id, rendered
from weerbaar.foundation.letters.models import Letter

State = Letter.State
# About three days, as mail servers do.
MAX_ATTEMPTS = 24


# A server that does not answer at all is left alone for so long by this process: waiting for it, letter after letter,
# would hold up everything else that the worker has to do.
PAUSE = timedelta(minutes=1)
NO_ANSWER = (ConnectionError, TimeoutError, gaierror, SMTPConnectError, SMTPServerDisconnected)
_silent_until: datetime | None = None


class Unreachable(Exception):
    """The mail server says that this letter will never arrive there."""


def send(
    key: str,
    to: str,
    subject: str,
    template: str,
    context: dict[str, Any],
    *,
    about: Record | None = None,
    user: Any = None,
    unsubscribe: str = "",
) -> Letter | None:
    """Write a letter in the transaction of what it is about; it goes out once that commits.

    `key` is unique: the same key a second time sends nothing and answers None. `template` names `<template>.txt` and,
    if wanted, `<template>.html`. `about` is the record, `user` the person whom it is for.
    `unsubscribe`: the whole address where a POST ends letters like this one, for the button that mail programs show.
    Raises RuntimeError outside a transaction: a letter about something that did not happen must not exist.
    """
    from weerbaar.foundation.letters.jobs import send_soon

    if not connection.in_atomic_block:
        raise RuntimeError("send() belongs in the transaction of what the letter is about")
    if Letter.objects.filter(key=key).exists():
        return None
    text, html = rendered(template, context)
    ref = new_ref()
    values = {
        "ref": ref,
        "message_id": new_message_id(ref),
        "unsubscribe": unsubscribe,
        "to": to,
        "subject": " ".join(subject.split())[:250],
        "text": text,
        "html": html,
        "kind": type(about).__name__.lower() if about is not None else "",
        "target": about.uuid if about is not None else None,
        "user": user if getattr(user, "pk", None) else None,
    }
    letter, is_new = Letter.objects.get_or_create(key=key, defaults=values)
    if not is_new:
        return None
    send_soon(letter.pk)
    return letter


def post(letter_id: int) -> bool:
    """Hand one letter to the mail server. True when it was handed over now.

    The row stays locked meanwhile, so no two workers send the same letter; the lock goes with a worker that is killed.
    """
    if _silent_until is not None and timezone.now() < _silent_until:
        return False  # still waiting; the sweep takes it up
    with transaction.atomic():
        row = (
            Letter.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(pk=letter_id, state=State.WAITING, next_at__lte=timezone.now())
            .first()
        )
        if row is None:
            return False
        row.attempts += 1
        try:
            _hand_over(row)
        except Unreachable as error:
            _come_back(row, State.BOUNCED, str(error))
        except Exception as error:  # the server is down, busy or says 'later'
            note_silence(timezone.now() + PAUSE if isinstance(error, NO_ANSWER) else None)
            _postpone(row, f"{type(error).__name__}: {error}")
        else:
            row.state, row.sent_at, row.last_error = State.SENT, timezone.now(), ""
        row.save(update_fields=["state", "attempts", "next_at", "last_error", "sent_at", "bounced_at", "updated_at"])
        return row.state == State.SENT


def note_silence(until: datetime | None) -> None:
    """The mail server did not answer: it is not tried before this moment (None: it may be tried)."""
    global _silent_until
    _silent_until = until


def _hand_over(row: Letter) -> None:
    """Raises Unreachable when the answer is for ever (5xx about the address or the letter, an impossible address)."""
    try:
        validate_email(row.to)
        message(row).send()
    except SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (0, b""))
        if code >= 500:
            raise Unreachable(f"{code} {_words(said)}") from error
        raise
    except SMTPDataError as error:
        if error.smtp_code >= 500:
            raise Unreachable(f"{error.smtp_code} {_words(error.smtp_error)}") from error
        raise
    except (BadHeaderError, ValidationError) as error:
        raise Unreachable("Aan dit adres kan niets worden gestuurd.") from error


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _postpone(row: Letter, error: str) -> None:
    from weerbaar.foundation.letters.jobs import send_soon

    row.last_error = error[:2000]
    if row.attempts >= MAX_ATTEMPTS:
        _come_back(row, State.GIVEN_UP, error)
        return
    row.next_at = timezone.now() + max(PAUSE, wait_after(row.attempts))
    send_soon(row.pk, at=row.next_at)


def _come_back(row: Letter, state: Letter.State, why: str) -> None:
    """It did not arrive: who listens to 'letter.' hears it. The caller saves the row."""
    row.state, row.last_error = state, why[:2000]
    row.bounced_at = timezone.now()
    record(None, "letter.bounced", row, clauses=(NOBODY,))


def bounce(ref: str, why: str) -> bool:
    """A letter came back after it was sent. True when that is news. Records 'letter.bounced'."""
    with transaction.atomic():
        row = Letter.objects.select_for_update(of=("self",)).filter(ref=ref, state=State.SENT).first()
        if row is None:
            return False
        _come_back(row, State.BOUNCED, why)
        row.save(update_fields=["state", "last_error", "bounced_at", "updated_at"])
        return True


def post_due(limit: int = 500) -> int:
    """Send everything that is due; the sweep behind lost jobs. How many went out."""
    due = Letter.objects.filter(state=State.WAITING, next_at__lte=timezone.now()).order_by("next_at", "pk")
    return sum(post(pk) for pk in list(due.values_list("pk", flat=True)[:limit]))


def post_again(actor: Any, letter: Letter) -> None:
    """Send once more what came back or was given up. For administrators, in the back office. Raises Refused."""
    from weerbaar.foundation.letters.jobs import send_soon

    if not (actor.is_authenticated and actor.has_perm("letters.change_letter")):
        raise Refused("Alleen een beheerder van het platform mag een brief opnieuw versturen.")
    with transaction.atomic():
        row = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if not row.text or row.state == State.SENT:
            raise Refused("Deze brief is al verzonden, of de tekst ervan is niet meer bewaard.")
        row.state, row.attempts, row.next_at, row.bounced_at = State.WAITING, 0, timezone.now(), None
        row.save(update_fields=["state", "attempts", "next_at", "bounced_at", "updated_at"])
        record(actor, "letter.retried", row, clauses=(NOBODY,))
        send_soon(row.pk)


def forget_texts(day: Any) -> None:
    """Letters of long ago lose their text, address and reader; that they were sent stays. A daily round."""
    before = day - timedelta(days=settings.LETTERS_KEPT_DAYS)
    old = Letter.objects.exclude(state=State.WAITING).filter(created_at__date__lt=before).exclude(text="", to="")
    old.update(text="", html="", to="", user=None, last_error="")
