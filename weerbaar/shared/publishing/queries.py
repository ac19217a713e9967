"""Reading what is on a shelf: always through what the reader may see."""

from typing import Any

from django.db.models import QuerySet

from weerbaar.foundation.activity.models import Entry
from weerbaar.foundation.activity.queries import history_of
from weerbaar.foundation.organisations.keyring import keyring
from weerbaar.shared.publishing.models import Published


def history_for(user: Any, record: Published) -> QuerySet[Entry]:
    """The lines of its history that this reader may read, newest first; the record was fetched through `visible_to`."""
    return history_of(record.uuid, keyring(user), user)
