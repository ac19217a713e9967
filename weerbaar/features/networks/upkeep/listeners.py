"""What the daily round has to know of what happened elsewhere."""

from weerbaar.features.networks.upkeep.models import Ask
from weerbaar.foundation.activity.models import Entry


def note_bounce(entry: Entry) -> None:
    """A letter came back: its reader cannot be asked for a while."""
    Ask.objects.filter(letter__uuid=entry.target, bounced_at=None).update(bounced_at=entry.at)


def note_sent_again(entry: Entry) -> None:
    """An administrator had a letter sent again: it may arrive this time."""
    Ask.objects.filter(letter__uuid=entry.target).update(bounced_at=None)


def note_address(entry: Entry) -> None:
    """Somebody has another address: what came back from the old one says nothing any more."""
    Ask.objects.filter(user__uuid=entry.target).exclude(bounced_at=None).update(bounced_at=None)
