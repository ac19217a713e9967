"""Every change: telling (`keeping`), following (`following`)."""

from weerbaar.features.content.practices.services.following import follow_practice, unfollow_practice
from weerbaar.features.content.practices.services.keeping import add_practice, change_practice, complete_initiative

__all__ = ["add_practice", "change_practice", "complete_initiative", "follow_practice", "unfollow_practice"]
