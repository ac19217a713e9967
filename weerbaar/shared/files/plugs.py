"""What files put in the ports: the round that forgets what nobody used."""

from weerbaar.foundation.ports import schedule
from weerbaar.shared.files.services import forget_left


def plug() -> None:
    schedule.daily("files.forget", forget_left)
