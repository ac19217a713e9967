"""The port to a model of meaning: what turns a text into a vector, so that texts that mean the same lie close.

`MEANING_MODEL` names a class that does it, with dots; empty: there is none, and words alone decide. A model that cannot
run here (another processor, not installed) is told in the log once, and there is none either.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    import numpy as np

log = logging.getLogger(__name__)


class CannotRun(Exception):
    """This model does not run on this machine; says why."""


class Model(Protocol):
    """Vectors are float32 of length 1, so that their product is the likeness of two texts.

    name: with its version; vectors of another name are never compared.
    size: numbers in a vector.
    middle, spread: the likeness of a question and a text that have nothing to do with each other, and how much that
    varies; so that likenesses of different models weigh the same.
    """

    name: str
    size: int
    middle: float
    spread: float

    def question(self, text: str) -> np.ndarray:
        """(size,) of what somebody asks."""

    def texts(self, texts: Sequence[str]) -> np.ndarray:
        """(len(texts), size) of texts that may answer."""


def active() -> Model | None:
    """The model of this installation, made at its first use; None when there is none."""
    return _made(settings.MEANING_MODEL) if settings.MEANING_MODEL else None


@cache
def _made(path: str) -> Model | None:
    try:
        return import_string(path)()
    except CannotRun as reason:
        log.warning("Zoeken gaat op woorden alleen: %s", reason)
        return None


@lru_cache(maxsize=1000)
def asked(path: str, text: str) -> np.ndarray:
    """The vector of a question, kept: pages of one result and people after each other ask the same."""
    model = _made(path)
    assert model is not None
    return model.question(text)
