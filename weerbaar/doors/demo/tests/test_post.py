"""The demo's post: list, one message, and nothing of it outside a demo."""

import asyncio
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import Http404
from django.test import Client, RequestFactory, override_settings

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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("list", ["Één bericht", "Met opmaak", "c@voorbeeld.invalid"]),
        ("newest", ['href="http://localhost:8000/x?a=1&amp;b=2"', "&lt;script&gt;alert(1)"]),
        ("oldest", ['href="http://localhost:8000/bevestig/abc?x=1&amp;y=2"', "&lt;b&gt;niet vet"]),
    ],
)
def test_what_is_on_the_pages_and_nothing_of_it_is_executed(post: Path, which: str, expected: list[str]) -> None:
    page = show(post, which)
    assert all(text in page for text in expected), page
    assert "<script>alert" not in page
    assert "<b>niet vet" not in page


def show(post: Path, which: str) -> str:
    """A page as the demo shows it (in the tests the demo's own addresses do not exist)."""
    letters = mailbox.letters(post)
    moment = letters[0 if which == "newest" else -1].moment
    templates = [{**settings.TEMPLATES[0], "DIRS": [Path(views.__file__).parent / "templates"]}]
    urls = "weerbaar.doors.demo.tests.urls"
    with override_settings(TEMPLATES=[*templates, *settings.TEMPLATES[1:]], POST_DIR=post, ROOT_URLCONF=urls):
        path = "/demo/post/" if which == "list" else f"/demo/post/{moment}/"
        return Client().get(path).content.decode()


@pytest.mark.django_db
def test_outside_a_demo_the_address_does_not_exist(client) -> None:
    assert client.get("/demo/post/").status_code == 404
