"""Keeping a search, being told of what is new, and letting go of it again."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from weerbaar.doors.find import rules
from weerbaar.doors.find.models import SavedSearch
from weerbaar.doors.find.presenting import name_of
from weerbaar.doors.find.queries import asked_of, by_letter, every_search_of, fitting, searches_of
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.kit.addresses import absolute
from weerbaar.foundation.kit.errors import Invalid, require
from weerbaar.foundation.letters import links
from weerbaar.foundation.letters.services import send
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.reading import lines_of

STOP = "saved_search_stop"
KEPT_AFTER = timedelta(days=30)
IN_LETTER = 20
PART = 50  # searches in one transaction


@transaction.atomic
def save_search(user: Any, asked: Asked, often: str) -> SavedSearch:
    """Keep this question; what fits it now is not new. Raises Refused, Invalid. The same once more changes how often.

    Records 'user.search_saved', without the question: that is nobody else's business.
    """
    require(rules.may_save_search(user))
    if asked.is_empty:
        raise Invalid({"q": ["Stel eerst een vraag, of kies een filter. Dan kunt u dat bewaren."]})
    _check(often)
    query = asked.but(page=1, sort="").address.lstrip("?")
    if len(query) > SavedSearch._meta.get_field("query").max_length:  # type: ignore[operator]
        raise Invalid({"q": ["Dit zijn te veel keuzes om te bewaren. Haal er een paar weg."]})
    found = searches_of(user).filter(query=query).first()
    if found is not None:
        return change_how_often(user, found, often)
    search = SavedSearch(owner=user, name=name_of(asked)[:300], query=query, often=often, looked_at=timezone.now())
    search.known = fitting(user, asked)
    search.save()
    record(user, "user.search_saved", user)
    return search


def _check(often: str) -> None:
    if often not in SavedSearch.Often.values:
        raise Invalid({"often": ["Kies hoe vaak u bericht wilt."]})


@transaction.atomic
def change_how_often(user: Any, search: SavedSearch, often: str) -> SavedSearch:
    """For its owner. Raises Invalid. Records 'user.search_changed'."""
    _check(often)
    row = every_search_of(user).select_for_update().get(pk=search.pk)
    if row.often != often:
        row.often = often
        row.save(update_fields=["often", "updated_at"])
        record(user, "user.search_changed", user)
    return row


@transaction.atomic
def remove_search(user: Any, search: SavedSearch) -> None:
    """Out of the list; for a while it can be put back. Records 'user.search_removed'; twice is once."""
    row = every_search_of(user).select_for_update().get(pk=search.pk)
    if row.removed_at is None:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at", "updated_at"])
        record(user, "user.search_removed", user)


@transaction.atomic
def restore_search(user: Any, search: SavedSearch) -> None:
    """Back in the list. Records 'user.search_saved'. Raises Refused."""
    row = every_search_of(user).select_for_update().get(pk=search.pk)
    if row.removed_at is not None:
        require(rules.may_save_search(user))
        row.removed_at = None
        row.save(update_fields=["removed_at", "updated_at"])
        record(user, "user.search_saved", user)


def stop_by_letter(ref: str) -> SavedSearch | None:
    """No letters any more, for who followed the signed link; the search itself stays. None when it is gone."""
    search = by_letter(ref)
    return change_how_often(search.owner, search, SavedSearch.Often.NEVER) if search else None


def tell_weekly(day: date, after: int) -> int | None:
    """A part of the daily round: on Mondays who wants a letter every week. Letters go to who is still with us."""
    return _tell(SavedSearch.Often.WEEKLY, after) if day.weekday() == 0 else None


def tell_at_once() -> None:
    """Who wants to know at once; every few minutes."""
    after: int | None = 0
    while after is not None:
        with transaction.atomic():
            after = _tell(SavedSearch.Often.AT_ONCE, after)


def _tell(often: str, after: int) -> int | None:
    rows = SavedSearch.objects.select_for_update(of=("self",), skip_locked=True).select_related("owner")
    part = list(rows.filter(often=often, removed_at=None, owner__is_active=True, pk__gt=after).order_by("pk")[:PART])
    for search in part:
        tell(search)
    return part[-1].pk if len(part) == PART else None


def tell(search: SavedSearch) -> None:
    """A letter about what fits now and did not when it was looked at last, if there is any.

    Only what its owner may see at this moment; without a second step, so what asks for one is never in a letter.
    """
    owner, asked = search.owner, asked_of(search)
    owner.passed_second_step = False
    now = [] if asked.is_empty else fitting(owner, asked)
    before = frozenset(search.known)
    new = [key for key in now if key not in before]
    if not new and len(now) == len(search.known):
        return
    lines = lines_of(owner, new[:IN_LETTER])
    search.known, search.looked_at = now, timezone.now()
    search.save(update_fields=["known", "looked_at", "updated_at"])
    if not lines:
        return
    stop = links.signed_link(STOP, {"ref": search.ref})
    context = {
        "search": search,
        "lines": [(line, absolute(line.url)) for line in lines],
        "more": len(new) - len(lines),
        "link": absolute(f"/zoeken/?{search.query}&sorteer=nieuwste"),
        "stop": stop,
    }
    send(
        f"find.new:{search.pk}:{search.looked_at.isoformat()}",
        owner.email,
        f"Nieuw bij uw zoekopdracht: {search.name}",
        "find/letters/new",
        context,
        about=search,
        user=owner,
        unsubscribe=stop,
    )


def forget_removed(day: date) -> None:
    """What was taken away a month ago is gone for good."""
    SavedSearch.objects.filter(removed_at__lt=timezone.now() - KEPT_AFTER).delete()
