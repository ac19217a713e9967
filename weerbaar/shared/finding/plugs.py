"""What the one search puts in the ports: its two collections."""

from weerbaar.foundation.search import port
from weerbaar.shared.finding.corpus import CORPUS, PASSAGE_CORPUS


def plug() -> None:
    for corpus in (CORPUS, PASSAGE_CORPUS):
        port.register(corpus)
