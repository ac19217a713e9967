"""The demo's post: list, one message, and nothing of it outside a demo."""

import asyncio
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import Http404
from django.template import engines
from django.test import RequestFactory, override_settings

from ops.mailcatcher import Catcher
from weerbaar.doors.demo import mailbox, views


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Two messages as the mail catcher wrote them; the second has an HTML part that would do harm."""
    plain = EmailMessage()
    plain["From"], plain["To"], plain["Subject"] = "a@voorbeeld.invalid", "b@voorbeeld.invalid", "Één bericht"
    plain.set_content("Klik hier: http://localhost:8000/bevestig/abc?x=1&y=2 <b>niet vet</b>")
    rich = EmailMessage()
    rich["From"], rich["To"], rich["Subject"] = "a@voorbeeld.invalid", "c@voorbeeld.invalid", "Met opmaak"
    rich.set_content("Gewone tekst")
    rich.add_alternative('<a href="http://localhost:8000/x?a=1&amp;b=2">x</a><script>alert(1)</script>', subtype="html")
    for message in (plain, rich):
        asyncio.run(
            Catcher(tmp_path).handle_DATA(None, None, SimpleNamespace(original_content=message.as_bytes()))  # type: ignore[arg-type]
        )
    return tmp_path


def test_the_newest_is_on_top(post: Path) -> None:
    assert [letter.subject for letter in mailbox.letters(post)] == ["Met opmaak", "Één bericht"]


def test_a_message_is_read_whole(post: Path) -> None:
    letter = mailbox.letters(post)[0]
    assert (letter.to, letter.text.strip()) == ("c@voorbeeld.invalid", "Gewone tekst")
    assert letter.html_links == ["http://localhost:8000/x?a=1&b=2"]
    assert mailbox.letter(post, letter.moment) == letter


@pytest.mark.parametrize("name", ["12.part", "los.eml", "x.txt"])
def test_other_files_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("niets")
    assert mailbox.letters(tmp_path) == []


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with override_settings(POST_DIR=tmp_path), pytest.raises(Http404):
        views.post_letter(RequestFactory().get("/demo/post/1/"), 1)


@pytest.mark.parametrize(
    ("template", "expected", "never"),
    [
        ("post.html", ["Één bericht", "Met opmaak", "/demo/post/"], ["<script>"]),
        ("letter.html", ["http://localhost:8000/x?a=1&amp;b=2", "&lt;script&gt;alert(1)"], ["<script>alert"]),
    ],
)
def test_nothing_of_a_message_is_executed(post: Path, template: str, expected: list[str], never: list[str]) -> None:
    source = (Path(views.__file__).parent / "templates" / "demo" / template).read_text()
    body = source.partition("{% block content %}")[2].rpartition("{% endblock %}")[0]
    letters = mailbox.letters(post)
    with override_settings(ROOT_URLCONF="weerbaar.doors.demo.tests.urls"):
        page = engines["django"].from_string(body).render({"letters": letters, "letter": letters[0]})
    assert all(text in page for text in expected), page
    assert not any(text in page for text in never), page


def test_outside_a_demo_the_address_does_not_exist(client) -> None:
    assert client.get("/demo/post/").status_code == 404
