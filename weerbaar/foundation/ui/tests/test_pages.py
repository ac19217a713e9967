"""The whole page, or only its content, as the request asks."""

import json

import pytest
from django.test import RequestFactory

from weerbaar.foundation.ui import errors
from weerbaar.foundation.ui.pages import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headers", "is_whole"),
    [
        ({}, True),
        ({"HX-Request": "true"}, False),
        ({"HX-Request": "true", "HX-Boosted": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "kaart"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, True),
    ],
)
def test_whole_or_part(rf: RequestFactory, headers: dict[str, str], is_whole: bool):
    response = page(_anonymous(rf, headers), "home/about.html")
    assert ("<!doctype html>" in response.text) is is_whole
    assert "<title>Over" in response.text
    assert "HX-Request" in response["Vary"]


def test_part_has_title_and_content_only(client):
    part = client.get("/", headers={"HX-Request": "true"}).text
    assert part.strip().startswith("<title>Wie kan helpen?")
    assert "<h1>" in part
    assert "<header" not in part
    assert "</html>" not in part


@pytest.mark.parametrize(
    ("headers", "hears"),
    [({}, False), ({"HX-Request": "true"}, True), ({"HX-Request": "true", "HX-Boosted": "true"}, True)],
)
def test_what_changed_is_announced_with_the_part(rf: RequestFactory, headers: dict[str, str], hears: bool):
    response = page(_anonymous(rf, headers), "home/about.html", announce="23 organisaties, één nieuw")
    assert (json.loads(response.get("HX-Trigger", "null")) == {"announce": "23 organisaties, één nieuw"}) is hears
    assert response.get("HX-Trigger", "").isascii()


@pytest.mark.parametrize(
    ("status", "words"),
    [(400, "begrijpen"), (403, "niet doen"), (404, "niet voor u zichtbaar"), (413, "te groot"), (429, "vaak")],
)
def test_error_pages_say_what_is_the_case(rf: RequestFactory, status: int, words: str):
    response = errors.error(_anonymous(rf), status)
    assert response.status_code == status
    assert words in response.text


def test_refusal_shows_its_reason(rf: RequestFactory):
    reason = "Alleen de beheerder van deze organisatie mag dit bevestigen."
    assert reason in errors.permission_denied(_anonymous(rf), PermissionError(reason)).text


def test_absent_page_and_wrong_method_have_a_page(client):
    assert "Niet gevonden" in client.get("/bestaat-niet/").text
    response = client.post("/over/")
    assert response.status_code == 405
    assert "Allow" in response
    assert "gebruik de knop" in response.text


def test_server_error_needs_no_database(rf: RequestFactory, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "ligt niet aan u" in response.text


def _anonymous(rf: RequestFactory, headers: dict[str, str] | None = None):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/", headers=headers or {})
    request.user = AnonymousUser()
    return request


def test_confirm_page_asks_and_can_be_left(rf: RequestFactory):
    context = {
        "title": "Intrekken?",
        "text": "Dan is het weg.",
        "button": "Trek in",
        "cancel": "/terug/",
        "negative": True,
    }
    shown = page(_anonymous(rf), "ui/confirm.html", context).text
    assert "<h1>Intrekken?</h1>" in shown
    assert "nl-button--negative" in shown
    assert 'href="/terug/"' in shown
    assert "csrfmiddlewaretoken" in shown
