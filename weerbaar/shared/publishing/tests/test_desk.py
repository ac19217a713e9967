"""What waits for the editors stands on their desk."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.factories import make_document

DESK = "/mijn/redactie/alles/"
LATE, DRAFTS = "niet-herzien", "concepten"


def section(cast: Cast, who: str, name: str) -> str:
    page = cast.client(who).get(DESK).content.decode()
    return str(page.partition(f'id="{name}"')[2].partition("</section>")[0])


@pytest.mark.parametrize(
    ("fields", "on_desk"),
    [
        ({"status": "concept"}, {DRAFTS}),
        ({"review_due_on": "yesterday"}, {LATE}),
        ({"review_due_on": "today"}, set()),
        ({"review_due_on": "yesterday", "status": "concept"}, {DRAFTS}),
        ({"review_due_on": "yesterday", "status": "ingetrokken"}, set()),
        ({"review_due_on": "yesterday", "visibility": "leden"}, {LATE}),
        ({}, set()),
    ],
)
def test_what_stands_on_the_desk_of_editors(cast: Cast, fields: dict[str, Any], on_desk: set[str]) -> None:
    days = {"yesterday": timezone.localdate() - datetime.timedelta(days=1), "today": timezone.localdate()}
    told = {**fields, "review_due_on": days.get(fields.get("review_due_on", ""))}
    document = make_document("Plan van het dorp", **told)
    found = {name for name in (LATE, DRAFTS) if document.get_absolute_url() in section(cast, "rosa", name)}
    assert found == on_desk


def test_what_happens_to_it_shows_at_once(cast: Cast) -> None:
    document, rosa = make_document("Plan van het dorp", status="concept"), cast.client("rosa")
    assert "Plan van het dorp" in section(cast, "rosa", DRAFTS)
    rosa.post(f"{document.get_absolute_url()}publiceren/")
    assert "Plan van het dorp" not in section(cast, "rosa", DRAFTS)
