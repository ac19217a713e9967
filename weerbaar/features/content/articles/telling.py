"""The letters of a review: a text waits for who may look at it, and who offered it hears what became of it.

Mail is read without the second step of signing in. So a letter names a text only when its reader would see it without.
"""

from typing import Any

from django.urls import reverse

from weerbaar.features.content.articles import queries
from weerbaar.features.content.articles.models import KINDS
from weerbaar.foundation.accounts.models import User
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.letters.links import absolute
from weerbaar.foundation.ports import kinds
from weerbaar.shared.links.queries import kind_of

PREFIXES = tuple(f"{model.__name__.lower()}." for model in KINDS)
ANSWERS = {"approved": "goedgekeurd", "sent_back": "teruggegeven"}


def tell(entry: Entry) -> None:
    """After a step of a review. Nobody hears of what they did themselves, or of what was settled meanwhile."""
    verb = entry.code.partition(".")[2]
    if verb != "offered" and verb not in ANSWERS:
        return
    page = next((found for model in KINDS if (found := model.objects.filter(uuid=entry.target).first())), None)
    if page is None:
        return
    if verb == "offered":
        for person in queries.reviewers_of(page):
            _tell_reviewer(page, person, entry)
    elif (author := queries.who_offered(page, entry.at)) and author.is_active and author.pk != entry.actor_id:
        _tell_author(page, author, entry, ANSWERS[verb])


def name_for(person: User, page: Any) -> str:
    """Its title, or its reference for who only sees it after the second step."""
    reader = User.objects.get(pk=person.pk)
    reader.passed_second_step = False
    is_seen = queries.VISIBLE[type(page)](reader).filter(pk=page.pk).exists()
    return page.title if is_seen else page.ref


def _tell_reviewer(page: Any, person: User, entry: Entry) -> None:
    _send("offered", page, person, entry, f"Kijkt u mee? Er ligt een {_word(page)} voor u klaar", {})


def _tell_author(page: Any, author: User, entry: Entry, answer: str) -> None:
    _send("answered", page, author, entry, f"Uw {_word(page)} is {answer}", {"answer": answer, "is_live": page.live})


def _send(name: str, page: Any, person: User, entry: Entry, subject: str, told: dict[str, Any]) -> None:
    context = {
        "name": name_for(person, page),
        "word": _word(page),
        "who": entry.actor,
        "link": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk])),
        "address": absolute(page.get_absolute_url()),
        **told,
    }
    letters.send(
        f"{entry.code}:{entry.uuid}:{person.pk}",
        person.email,
        subject,
        f"articles/letters/{name}",
        context,
        about=page,
        user=person,
    )


def _word(page: Any) -> str:
    return kinds.get(kind_of(page)).label
