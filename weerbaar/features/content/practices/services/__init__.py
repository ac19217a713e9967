"""Every change: telling (`keeping`), doing the same (`adopting`), following (`following`)."""

from weerbaar.features.content.practices.services.adopting import adopt_practice, change_adoption, withdraw_adoption
from weerbaar.features.content.practices.services.following import follow_practice, unfollow_practice
from weerbaar.features.content.practices.services.keeping import add_practice, change_practice, complete_initiative

__all__ = [
    "add_practice",
    "adopt_practice",
    "change_adoption",
    "change_practice",
    "complete_initiative",
    "follow_practice",
    "unfollow_practice",
    "withdraw_adoption",
]
