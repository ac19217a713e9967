"""Which pages a reader may see: of what is published what their keys open; editors see drafts too."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.urls import reverse
from wagtail.models import Page, TaskState

from weerbaar.features.content.articles.models import Article, Introduction, NewsIndex, Question, StandingPage, Theme
from weerbaar.features.content.articles.review import SecondEditor
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.audiences.keys import EDITORS
from weerbaar.foundation.audiences.rules import opened_by
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.foundation.organisations.rules import EDITORIAL

Visible = Callable[[Any], QuerySet[Any]]


def _open(user: Any) -> Q:
    keys = keyring(user)
    return Q() if EDITORS in keys else Q(live=True) & opened_by(keys)


def articles(user: Any) -> QuerySet[Article]:
    return Article.objects.filter(_open(user)).order_by("-dated_on", "-pk")


def standing_pages(user: Any) -> QuerySet[StandingPage]:
    return StandingPage.objects.filter(_open(user)).order_by("path")


def themes(user: Any) -> QuerySet[Theme]:
    return Theme.objects.filter(_open(user)).order_by("path")


def questions(user: Any) -> QuerySet[Question]:
    """Of themes that the reader may see."""
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    return Question.objects.filter(_open(user), Exists(themes(user).order_by().filter(path=above))).order_by("path")


def introductions(user: Any) -> QuerySet[Introduction]:
    return Introduction.objects.filter(_open(user)).order_by("pk")


VISIBLE: dict[type[Any], Visible] = {
    Article: articles,
    StandingPage: standing_pages,
    Theme: themes,
    Question: questions,
    Introduction: introductions,
}


def about(rows: QuerySet[Any], needs: tuple[str, ...]) -> QuerySet[Any]:
    """Those that belong to any of these needs; all when none is asked."""
    return rows.filter(needs__overlap=list(needs)) if needs else rows


def asked(rows: QuerySet[Question], q: str) -> QuerySet[Question]:
    """Questions in which these words stand, in any of their forms; the one that says most about it first."""
    if not q.strip():
        return rows
    words = SearchVector("title", weight="A", config="dutch") + SearchVector("answer", weight="B", config="dutch")
    return rows.annotate(words=words).filter(words=SearchQuery(q, config="dutch", search_type="websearch"))


def introduction_of(user: Any, code: str) -> Introduction | None:
    return introductions(user).filter(code=code, live=True).first()


def history_of_page(user: Any, page: Any) -> QuerySet[Entry]:
    return history_of(page.uuid, keyring(user), user)


def offered_to(user: Any) -> QuerySet[TaskState]:
    """Texts that wait for this editor to look, not their own; the longest ago first. None for who is no editor."""
    if EDITORS not in keyring(user):
        return TaskState.objects.none()
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__secondeditor__isnull=False)
    return (
        waiting.exclude(workflow_state__requested_by=user)
        .select_related("revision__content_type")
        .prefetch_related("revision__content_object")
        .order_by("started_at", "pk")
    )


def reviewers_of(page: Any) -> list[User]:
    """Who may look at a text that waits for a second editor: all editors but who offered it. None when none waits."""
    task = page.current_workflow_task_state
    if task is None or not isinstance(task.task.specific, SecondEditor):
        return []
    people = User.objects.filter(roles__kind__in=EDITORIAL, is_active=True).exclude(
        pk=task.workflow_state.requested_by_id
    )
    return list(people.distinct().order_by("pk"))


def who_offered(page: Any, before: datetime) -> User | None:
    """Who asked for the last review that began before this moment."""
    state = page.workflow_states.filter(created_at__lte=before).order_by("-created_at", "-pk").first()
    return state.requested_by if state else None


def write_url() -> str:
    """Where an editor begins an article."""
    above = NewsIndex.objects.only("pk").first()
    return reverse("wagtailadmin_pages:add", args=["articles", "article", above.pk]) if above else ""
