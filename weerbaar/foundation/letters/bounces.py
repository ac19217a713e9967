"""Reading what mail servers say of letters that did not arrive (delivery status notifications, RFC 3464)."""

import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from weerbaar.foundation.kit.ids import ALPHABET
from weerbaar.foundation.letters import services
from weerbaar.foundation.letters.models import Letter

REF = re.compile(rf"\+([{ALPHABET}]{{8}})@")
SENT_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")


@dataclass(frozen=True, slots=True)
class Failure:
    """A letter that did not arrive: its ref as far as the envelope told, the Message-ID it had, and why."""

    ref: str
    message_id: str
    why: str


def read(content: bytes) -> Failure | None:
    """What a mail says, or None when it is no notice of a letter that failed for good.

    'Delayed' is no failure, and neither is an answer of somebody who is away.
    """
    message: Message = message_from_bytes(content)
    if message.get_content_type() != "multipart/report":
        return None
    failed = [fields for fields in _recipients(message) if str(fields.get("Action", "")).strip().lower() == "failed"]
    if not failed:
        return None
    why = " ".join(f"{failed[0].get('Status', '')} {failed[0].get('Diagnostic-Code', '')}".split())
    return Failure(_ref(message), _returned_id(message), why or "Niet bezorgd.")


def _recipients(message: Message) -> Iterator[Message]:
    """The groups of fields in the machine-readable part: one on the message, then one per recipient."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            payload = part.get_payload()
            yield from (group for group in payload if isinstance(group, Message)) if isinstance(payload, list) else ()


def _ref(message: Message) -> str:
    """The letter that the address names to which the notice was sent."""
    for name in SENT_TO:
        for value in message.get_all(name, []):
            if found := REF.search(str(value)):
                return found[1]
    return ""


def _returned_id(message: Message) -> str:
    """The Message-ID of what is sent back, whole or its headers alone."""
    for part in message.walk():
        if part is not message and part.get_content_type() == "text/rfc822-headers":
            inner = message_from_bytes(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
            return str(inner.get("Message-ID", "")).strip()
        if part is not message and "Message-ID" in part:
            return str(part["Message-ID"]).strip()
    return ""


def receive(content: bytes) -> bool:
    """Take in one mail. True when it told of a letter of ours that came back, and that was news."""
    failure = read(content)
    if failure is None:
        return False
    ref = failure.ref or Letter.objects.filter(message_id=failure.message_id).values_list("ref", flat=True).first()
    return bool(ref) and services.bounce(str(ref), failure.why)


def receive_folder(folder: str | Path) -> int:
    """Take in what is new in a Maildir folder and mark it as seen. How many letters came back.

    Raises OSError when there is no such folder.
    """
    if not Path(folder, "new").is_dir():
        raise FileNotFoundError("dit is geen Maildir-map")
    box = mailbox.Maildir(str(folder), create=False)
    count = 0
    for key in sorted(box.keys()):
        message = box.get_message(key)
        if message.get_subdir() != "new":
            continue
        count += receive(box.get_bytes(key))
        message.set_subdir("cur")
        message.add_flag("S")
        box[key] = message
    return count
