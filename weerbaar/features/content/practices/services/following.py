"""Following: a letter when something changes. Who follows what is nobody's business, so no history tells it."""

from typing import Any

from django.db import transaction

from weerbaar.features.content.practices import rules
from weerbaar.features.content.practices.models import Following, Practice
from weerbaar.foundation.kit.errors import require


@transaction.atomic
def follow_practice(actor: Any, practice: Practice) -> None:
    """From here on this person gets a letter; nothing happens when they did. Raises Refused."""
    require(rules.may_follow(actor, practice))
    Following.objects.get_or_create(practice=practice, user=actor)


@transaction.atomic
def unfollow_practice(practice_id: int, user_id: int) -> bool:
    """No letters any more. True when there were; always allowed, also by the link in a letter."""
    gone, _ = Following.objects.filter(practice=practice_id, user=user_id).delete()
    return bool(gone)
