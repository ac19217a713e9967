"""Letters over a real mail server: each once, tried again when it has to be, and noticed when it comes back."""

import io
import mailbox
import multiprocessing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.test import override_settings
from django.utils import timezone

from tests.postbox import Box
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.kit.errors import Refused
from weerbaar.foundation.letters import bounces, links, services
from weerbaar.foundation.letters.models import Letter

NOON = datetime(2027, 5, 1, 12, tzinfo=timezone.get_default_timezone())
TEMPLATE = "letters/base"


def write(key: str = "proef:1", to: str = "eefje@voorbeeld.invalid", **more: Any) -> Letter | None:
    with transaction.atomic():
        return services.send(key, to, "Klopt dit nog?", TEMPLATE, {"contact_email": "a&b@voorbeeld.invalid"}, **more)


def test_a_letter_goes_out_once_with_text_and_html(cast, box: Box) -> None:
    letter = write(about=cast.aggregaten, user=cast["eefje"])
    assert letter is not None
    assert write() is None, "the same key a second time"
    assert (services.post_due(), services.post_due(), services.post(letter.pk)) == (1, 0, False)
    (mail,) = box.mails
    letter.refresh_from_db()
    assert (letter.state, letter.kind, letter.target) == ("verzonden", "organisation", cast.aggregaten.uuid)
    assert (mail["to"], mail["message-id"]) == ("eefje@voorbeeld.invalid", letter.message_id)
    assert "a&b@" in box.text(), "plain text escapes nothing"
    html = mail.get_body(("html",))
    assert html is not None
    assert "a&amp;b@" in html.get_content()


def test_a_letter_belongs_in_a_transaction(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        services.send("proef:1", "a@voorbeeld.invalid", "x", TEMPLATE, {})
    assert not Letter.objects.exists()


def test_the_envelope_names_the_letter_and_the_reader_sees_who_it_is_from(db: None, box: Box) -> None:
    with override_settings(BOUNCE_ADDRESS="retour@mail.voorbeeld.invalid"):
        letter = write()
        services.post_due()
    assert letter is not None
    assert box.senders == [f"retour+{letter.ref}@mail.voorbeeld.invalid"]
    assert "noreply@voorbeeld.invalid" in str(box.mails[0]["from"])


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("550 5.1.1 Unknown user", "teruggekomen"),
        ("553 5.1.3 Bad address", "teruggekomen"),
        ("450 4.2.1 Mailbox busy", "wacht"),
        ("451 4.3.0 Try later", "wacht"),
    ],
)
def test_what_the_server_says_of_an_address(db: None, box: Box, said: str, state: str) -> None:
    box.answers["eefje@voorbeeld.invalid"] = said
    letter = write()
    services.post_due()
    assert letter is not None
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, box.mails) == (state, 1, [])
    assert said[:3] in letter.last_error
    assert Entry.objects.filter(code="letter.bounced").count() == (state == "teruggekomen")


@pytest.mark.parametrize(("said", "state"), [("554 5.7.1 No", "teruggekomen"), ("452 4.3.1 Full", "wacht")])
def test_what_the_server_says_of_the_message(db: None, box: Box, said: str, state: str) -> None:
    box.refusal = said
    write()
    services.post_due()
    assert Letter.objects.get().state == state


@pytest.mark.parametrize("to", ["geen adres", "twee\nregels@voorbeeld.invalid", ""])
def test_an_impossible_address_is_a_letter_that_came_back(db: None, box: Box, to: str) -> None:
    write(to=to)
    services.post_due()
    assert Letter.objects.get().state == "teruggekomen"
    assert box.mails == []


def test_without_a_server_it_waits_longer_each_time_and_is_given_up(db: None) -> None:
    with (
        override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1),
        time_machine.travel(NOON, tick=False) as clock,
    ):
        write()
        write("proef:2")
        assert services.post_due() == 0
        assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 1], "the second does not wait for it"
        Letter.objects.filter(key="proef:2").delete()
        clock.shift(timedelta(minutes=1, seconds=1))
        for _ in range(services.MAX_ATTEMPTS - 1):
            assert services.post_due() == 0
            clock.move_to(Letter.objects.get().next_at + timedelta(seconds=1))
        letter = Letter.objects.get()
        assert (letter.state, letter.attempts) == ("opgegeven", services.MAX_ATTEMPTS)
        assert letter.bounced_at is not None
        assert timedelta(days=2) < letter.bounced_at - NOON < timedelta(days=5)


@pytest.fixture(autouse=True)
def _server_may_be_tried() -> Iterator[None]:
    yield
    services.note_silence(None)


def test_an_administrator_sends_it_again(cast, box: Box) -> None:
    box.answers["eefje@voorbeeld.invalid"] = "550 5.1.1 Unknown user"
    letter = write()
    assert letter is not None
    services.post_due()
    with pytest.raises(Refused, match="beheerder"):
        services.post_again(cast["gwen"], letter)
    box.answers.clear()
    services.post_again(cast["ada"], letter)
    services.post_due()
    assert box.to() == ["eefje@voorbeeld.invalid"]
    with pytest.raises(Refused, match="al verzonden"):
        services.post_again(cast["ada"], letter)


# --- what comes back ----------------------------------------------------------------------------


def notice(
    to: str = "retour@voorbeeld.invalid",
    message_id: str = "",
    action: str = "failed",
    kind: str = "multipart/report; report-type=delivery-status",
) -> bytes:
    """A notice as mail servers send it."""
    return f"""From: MAILER-DAEMON@mail.voorbeeld.invalid
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: {kind}; boundary="grens"

--grens
Content-Type: text/plain

This is the mail system.
--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.voorbeeld.invalid

Final-Recipient: rfc822; eefje@voorbeeld.invalid
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 Unknown user

--grens
Content-Type: text/rfc822-headers

From: noreply@voorbeeld.invalid
Message-ID: {message_id}

--grens--
""".encode()


@pytest.fixture
def sent(db: None, box: Box) -> Letter:
    letter = write()
    assert letter is not None
    services.post_due()
    letter.refresh_from_db()
    return letter


@pytest.mark.parametrize(
    ("how", "came_back"),
    [
        ({"to": "retour+{ref}@mail.voorbeeld.invalid"}, True),
        ({"to": "Retour <retour+{ref}@mail.voorbeeld.invalid>"}, True),
        ({"message_id": "{message_id}"}, True),
        ({"to": "retour+{ref}@mail.voorbeeld.invalid", "action": "delayed"}, False),
        ({"to": "retour+{ref}@mail.voorbeeld.invalid", "action": "delivered"}, False),
        ({"to": "retour+{ref}@mail.voorbeeld.invalid", "kind": "multipart/mixed"}, False),
        ({"to": "retour+bcdfghjk@mail.voorbeeld.invalid"}, False),
        ({"message_id": "<van.een@ander>"}, False),
    ],
)
def test_a_notice_tells_which_letter_came_back(sent: Letter, how: dict[str, str], came_back: bool) -> None:
    content = notice(**{name: text.format(ref=sent.ref, message_id=sent.message_id) for name, text in how.items()})
    assert bounces.receive(content) is came_back
    assert bounces.receive(content) is False, "the same notice again is no news"
    sent.refresh_from_db()
    assert sent.state == ("teruggekomen" if came_back else "verzonden")
    assert ("Unknown user" in sent.last_error) is came_back
    assert Entry.objects.filter(code="letter.bounced", target=sent.uuid).count() == came_back


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Content-Type: multipart/report\n\n", notice()[:300]])
def test_what_is_no_notice_is_left_alone(sent: Letter, content: bytes) -> None:
    assert bounces.receive(content) is False


def test_a_folder_is_read_once_and_a_pipe_as_it_comes(sent: Letter, tmp_path: Path, monkeypatch: Any) -> None:
    content = notice(message_id=sent.message_id)
    folder = mailbox.Maildir(str(tmp_path / "post"))
    folder.add(content)
    folder.add(b"Subject: afwezig\n\nIk ben er niet.\n")
    out = io.StringIO()
    with override_settings(BOUNCE_MAILDIR=str(tmp_path / "post")):
        call_command("receive_bounces", "--folder", stdout=out)
        call_command("receive_bounces", "--folder", stdout=out)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    call_command("receive_bounces", stdout=out)
    assert out.getvalue().splitlines() == [
        "1 brief kwam terug.",
        "0 brieven kwamen terug.",
        "0 brieven kwamen terug.",
    ]
    assert not list((tmp_path / "post" / "new").iterdir())


@pytest.mark.parametrize(
    ("options", "sentence"), [(["--maildir", "/er/is/niets"], "kan niet worden gelezen"), (["--folder"], "is leeg")]
)
def test_a_folder_that_is_not_there_is_said(db: None, options: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("receive_bounces", *options)


# --- keeping and forgetting ---------------------------------------------------------------------


def test_text_and_address_go_after_ninety_days(sent: Letter) -> None:
    Letter.objects.update(created_at=NOON)
    services.forget_texts(date(2027, 7, 30))
    sent.refresh_from_db()
    assert sent.text
    services.forget_texts(date(2027, 7, 31))
    sent.refresh_from_db()
    assert (sent.text, sent.html, sent.to, sent.state) == ("", "", "", "verzonden")
    assert write() is None, "it is still known that it was sent"


def test_a_link_counts_for_its_purpose_and_its_time(db: None) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        token = links.sign("eerste", {"wie": 1})
        assert links.read_signed("eerste", token, timedelta(days=30)) == {"wie": 1}
        assert links.read_signed("tweede", token, timedelta(days=30)) is None
        assert links.read_signed("eerste", token[:-1] + "x", timedelta(days=30)) is None
        assert links.read_signed("eerste", "onzin", timedelta(days=30)) is None
        clock.move_to(NOON + timedelta(days=31))
        assert links.read_signed("eerste", token, timedelta(days=30)) is None
    assert links.absolute("/organisaties/") == "http://localhost:8000/organisaties/"


def _work() -> None:
    connections.close_all()
    services.post_due()
    connections.close_all()


def test_several_workers_never_send_the_same_letter(transactional_db: None, box: Box) -> None:
    for number in range(40):
        write(f"proef:{number}", f"lezer{number}@voorbeeld.invalid")
    connections.close_all()
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert sorted(box.to()) == sorted(f"lezer{number}@voorbeeld.invalid" for number in range(40))
