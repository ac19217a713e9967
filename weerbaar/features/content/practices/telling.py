"""The letters to who follows: something changed, or the initiative became a practice."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from weerbaar.features.content.practices import queries
from weerbaar.features.content.practices.models import Practice
from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.letters import links
from weerbaar.foundation.letters import services as letters
from weerbaar.foundation.ui.lines import label_of

UNFOLLOW = "practice_unfollow"
COUNTS = timedelta(days=3 * 365)
TELLING = ("practice.changed", "practice.completed")


def unfollow_link(practice: Practice, user: Any) -> str:
    """The whole address of the page with one button: no letters any more."""
    return links.signed_link(UNFOLLOW, {"practice": practice.pk, "user": user.pk})


def read_unfollow(token: str) -> tuple[int, int] | None:
    """(practice, user) of such a link; None for one that is not ours."""
    told = links.read_signed(UNFOLLOW, token, COUNTS) or {}
    found = told.get("practice"), told.get("user")
    return (int(found[0]), int(found[1])) if None not in found else None  # type: ignore[arg-type]


def tell(entry: Entry) -> None:
    """After a change: each follower who may see it now, but not who made the change. Of changes one letter a day."""
    if entry.code not in TELLING:
        return
    practice = Practice.objects.filter(uuid=entry.target).first()
    if practice is not None and practice.is_published:
        for user in queries.followers_of(practice):
            if user.pk != entry.actor_id and queries.visible_to(user).filter(pk=practice.pk).exists():
                _tell_follower(practice, user, entry)


def _tell_follower(practice: Practice, user: Any, entry: Entry) -> None:
    is_completed = entry.code == "practice.completed"
    day, stop = timezone.localdate(entry.at).isoformat(), unfollow_link(practice, user)
    letters.send(
        f"{entry.code}:{practice.uuid}:{user.pk}:{day}",
        user.email,
        f"{practice.title}: {'afgerond' if is_completed else 'er is iets gewijzigd'}",
        "practices/letters/followed",
        {
            "practice": practice,
            "is_completed": is_completed,
            "changed": [label_of("practice", name) for name in entry.changes],
            "link": links.absolute(practice.get_absolute_url()),
            "unfollow": stop,
        },
        about=practice,
        user=user,
        unsubscribe=stop,
    )
