"""What belongs together: an editor says it on the page of either, and both pages tell it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.factories import (
    make_capability,
    make_dataset,
    make_dilemma,
    make_document,
    make_episode,
    make_kit,
    make_notion,
    make_practice,
    make_series,
)  # fmt: skip
from weerbaar.features.content.articles.tests.made import make_article, make_question, make_standing_page, make_theme

MAKERS: dict[str, Callable[[Cast], Any]] = {
    "document": lambda cast: make_document("Draaiboek"),
    "dataset": lambda cast: make_dataset("Meting"),
    "practice": lambda cast: make_practice("Proef"),
    "initiative": lambda cast: make_practice("Proef", stage="initiatief"),
    "dilemma": lambda cast: make_dilemma("Wie eerst?"),
    "notion": lambda cast: make_notion("Veerkracht"),
    "kit": lambda cast: make_kit("Brief"),
    "series": lambda cast: make_series("Serie"),
    "episode": lambda cast: make_episode("Aflevering"),
    "article": lambda cast: make_article("Bericht"),
    "question": lambda cast: make_question(make_theme(), "Hoe dan?"),
    "standingpage": lambda cast: make_standing_page("Over herstel"),
    "organisation": lambda cast: cast.aggregaten,
    "capability": lambda cast: make_capability(cast.aggregaten, name="Aggregaat"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MAKERS)
def test_both_pages_tell_it(kind: str, cast: Cast, client: Client) -> None:
    one, other = MAKERS[kind](cast), make_document("Het andere")
    urls = one.get_absolute_url(), other.get_absolute_url()
    rosa = cast.client("rosa")
    (edit,) = set(re.findall(rf'href="(/hoort-bij/[a-z-]+/{one.ref}/)"', rosa.get(urls[0]).content.decode()))
    answer = rosa.post(edit, {"other": f"http://testserver{urls[1]}"}, follow=True)
    assert f"‘{other}’ hoort nu bij ‘{one}’." in answer.content.decode()
    for here, there in (urls, urls[::-1]):
        assert f'href="{there}"' in client.get(here).content.decode()
    rosa.post(f"{edit}document/{other.ref}/weg/")
    for here, there in (urls, urls[::-1]):
        assert f'href="{there}"' not in client.get(here).content.decode()
