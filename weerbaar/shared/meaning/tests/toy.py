"""A model of meaning of three subjects, to see what happens with what a model says."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from weerbaar.shared.meaning import model

SUBJECTS = ("water", "kaars", "brood")
ASKED = ("kraan", "licht", "eten")  # how people ask for those: words that say nothing in a text
PATH = "weerbaar.shared.meaning.tests.toy.Toy"


def _vector(text: str, words: Sequence[str]) -> np.ndarray:
    vector = np.array([*(text.casefold().count(word) for word in words), 0.1], np.float32)
    return vector / np.linalg.norm(vector)


class Toy:
    name = "toy-1"
    size = 4
    middle = 0.0
    spread = 0.25

    def __init__(self) -> None:
        self.read: list[str] = []

    def question(self, text: str) -> np.ndarray:
        return _vector(text, ASKED)

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        self.read += texts
        return np.array([_vector(text, SUBJECTS) for text in texts])


@contextmanager
def turned_on(settings: Any) -> Iterator[None]:
    """A model that has read and been asked nothing yet."""
    settings.MEANING_MODEL = PATH
    for kept in (model._made, model.asked):
        kept.cache_clear()
    yield
    for kept in (model._made, model.asked):
        kept.cache_clear()


class Other(Toy):
    name = "toy-2"


class Absent(Toy):
    def __init__(self) -> None:
        raise model.CannotRun("dit is geen machine.")
