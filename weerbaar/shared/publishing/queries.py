"""Reading what is on a shelf: always through what the reader may see."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.shared.publishing.models import Filed, Published
from weerbaar.shared.publishing.shelf import Shelf


def history_for(user: Any, record: Published) -> QuerySet[Entry]:
    """The lines of its history that this reader may read, newest first; the record was fetched through `visible_to`."""
    return history_of(record.uuid, keyring(user), user)


def by_ref(shelf: Shelf, user: Any, ref: str) -> Any | None:
    return shelf.visible_to(user).filter(ref=ref).first()


def replaced_by(shelf: Shelf, user: Any, record: Filed) -> Any | None:
    """The newest one that came in its place, if the reader may see it."""
    return shelf.visible_to(user).filter(replaces=record).order_by("-pk").first()


def replaced(shelf: Shelf, user: Any, record: Any) -> Any | None:
    """What this one came in the place of, if the reader may see it; also asked when there is none."""
    return shelf.visible_to(user).filter(pk=record.replaces_id or 0).first()


def same_file(shelf: Shelf, user: Any, digest: str) -> Any | None:
    """One with exactly this file, if the reader may see it."""
    return shelf.visible_to(user).filter(file__digest=digest).order_by("pk").first()
