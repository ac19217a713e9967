"""A mail box behind a real SMTP server on this machine: the fixture `box`.

    def test_something(box):
        ...
        assert box.mails[-1]["to"] == "eefje@voorbeeld.invalid"
        client.get(box.link())

`box.answers["olaf@voorbeeld.invalid"] = "550 5.1.1 Unknown user"` has the server refuse that address.
"""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.test import override_settings


class Box:
    """What the server took in, and from and to whom it said it was."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.senders: list[str] = []
        self.answers: dict[str, str] = {}
        self.refusal = ""  # said after the message, to everybody

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refusal:
            return self.refusal
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.senders.append(envelope.mail_from)
        return "250 OK"

    def text(self, number: int = -1) -> str:
        """The text of a mail, the last unless another is asked for."""
        body = self.mails[number].get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    def link(self, number: int = -1) -> str:
        """The path of the first link in a mail."""
        found = re.search(r"https?://[^/\s]+(/\S+)", self.text(number))
        assert found
        return found[1]

    def to(self) -> list[str]:
        """To whom mails went, in order."""
        return [str(mail["to"]) for mail in self.mails]


@pytest.fixture
def box() -> Iterator[Box]:
    cache.clear()  # allauth counts how often somebody tries
    box = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port
    ):
        yield box
    controller.stop()
