"""The saved searches of one person, and what fits one now."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from weerbaar.doors.find.models import SavedSearch
from weerbaar.shared.finding import asked as asking
from weerbaar.shared.finding.asked import Asked
from weerbaar.shared.finding.reading import keys_of


def searches_of(user: Any) -> QuerySet[SavedSearch]:
    """Newest first; not those that were taken away."""
    return every_search_of(user).filter(removed_at__isnull=True)


def every_search_of(user: Any) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(owner_id=user.pk)


def by_letter(ref: str) -> SavedSearch | None:
    """The one that a signed link in a letter names, whoever follows it; None when it was taken away."""
    return SavedSearch.objects.filter(ref=ref, removed_at__isnull=True).select_related("owner").first()


def asked_of(search: SavedSearch) -> Asked:
    """The state of the page that was saved; what is no value of ours any more is left out."""
    return asking.read(QueryDict(search.query))


def fitting(user: Any, asked: Asked) -> list[str]:
    """Keys of what fits, newest first, as far as this person may see it: the first so many."""
    return keys_of(user, asked)
