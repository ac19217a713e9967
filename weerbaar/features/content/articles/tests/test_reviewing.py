"""The letters of a review: who gets one, who does not, and what stands in it."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from tests.cast import Cast
from tests.factories import make_role
from weerbaar.features.content.articles import telling
from weerbaar.features.content.articles.models import Article
from weerbaar.features.content.articles.tests.test_writing import add
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters.models import Letter
from weerbaar.foundation.organisations.models import RoleKind

TITLE = "Een geheime oefening"


def told() -> list[tuple[str, str]]:
    """The worker tells everything of articles; (to, subject) of each letter."""
    for entry in Entry.objects.filter(code__startswith="article.").order_by("pk"):
        telling.tell(entry)
        telling.tell(entry)  # at least once, so perhaps twice
    return [(letter.to.partition("@")[0], letter.subject) for letter in Letter.objects.order_by("pk")]


def act(cast: Cast, who: str, what: str, **fields: Any) -> None:
    article = Article.objects.get()
    task = article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, what, task.pk])
    assert cast.client(who).post(address, fields).status_code == 302


@pytest.mark.parametrize(("author", "asked"), [("rosa", ["ada", "mo"]), ("ada", ["rosa", "mo"])])
def test_who_may_look_gets_a_letter_and_the_author_does_not(cast: Cast, author: str, asked: list[str]) -> None:
    make_role(cast["mo"], RoleKind.EDITOR)
    make_role(cast["mats"], RoleKind.EDITOR)
    mats = cast["mats"]
    mats.is_active = False
    mats.save()
    for person in ("rosa", "ada", "mo"):  # who has been there once, stands in the group that the back office asks
        cast.client(person).get(reverse("wagtailadmin_home"))
    add(cast.client(author), "action-submit", title=TITLE)
    found = told()
    assert sorted(to for to, _ in found) == sorted(asked)
    assert {subject for _, subject in found} == {"Kijkt u mee? Er ligt een artikel voor u klaar"}
    assert mail.outbox == [], "nothing goes out past the letters"


def test_a_letter_names_no_draft_and_leads_to_it(cast: Cast) -> None:
    """Mail is read without the second step."""
    add(cast.client("rosa"), "action-submit", title=TITLE)
    told()
    letter, article = Letter.objects.get(), Article.objects.get()
    assert TITLE not in f"{letter.subject} {letter.text}"
    assert article.ref in letter.text
    path = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert f"{path}\n" in letter.text
    assert cast.client("ada").get(path).status_code == 200


@pytest.mark.parametrize(
    ("what", "fields", "subject", "told_of", "is_named"),
    [
        ("approve", {}, "Uw artikel is goedgekeurd", "/nieuws/een-buurt-oefent/", True),
        ("reject", {"comment": "De bron ontbreekt."}, "Uw artikel is teruggegeven", "/edit/", False),
    ],
)
def test_the_author_hears_what_became_of_it(
    cast: Cast, what: str, fields: dict[str, str], subject: str, told_of: str, is_named: bool
) -> None:
    add(cast.client("rosa"), "action-submit", title=TITLE)
    told()
    act(cast, "ada", what, **fields)
    assert [one for one in told() if one[0] == "rosa"] == [("rosa", subject)]
    letter = Letter.objects.get(to__startswith="rosa")
    assert told_of in letter.text
    assert (TITLE in letter.text) == is_named
    assert "De bron ontbreekt" not in letter.text, "a remark about a draft is read where the draft is"


def test_what_was_settled_before_the_worker_came_asks_nobody(cast: Cast) -> None:
    add(cast.client("rosa"), "action-submit", title=TITLE)
    act(cast, "ada", "approve")
    assert [to for to, _ in told()] == ["rosa"]


def test_what_is_only_saved_or_published_sends_no_letters(cast: Cast) -> None:
    add(cast.client("rosa"), "")
    add(cast.client("rosa"), "action-publish", slug="ander")
    assert told() == []


def test_each_round_has_its_own_letter(cast: Cast) -> None:
    from weerbaar.features.content.articles.tests.test_writing import change

    add(cast.client("rosa"), "action-submit", title=TITLE)
    told()
    act(cast, "ada", "reject", comment="Nog eens.")
    told()
    change(cast.client("rosa"), Article.objects.get(), "action-restart-workflow", title=TITLE)
    assert [to for to, _ in told()].count("ada") == 2
