"""What letters put in the ports: a daily round, and how their history reads."""

from weerbaar.foundation.letters.services import forget_texts
from weerbaar.foundation.ports import history, schedule


def plug() -> None:
    schedule.daily("letters.forget_texts", forget_texts)
    history.sentence("letter.bounced", "Een brief kwam niet aan")
    history.sentence("letter.retried", "Een brief is opnieuw verstuurd")
