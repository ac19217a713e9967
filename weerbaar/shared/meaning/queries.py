"""How close texts lie to a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from django.conf import settings

from weerbaar.shared.meaning import model
from weerbaar.shared.meaning.models import Meaning
from weerbaar.shared.meaning.vectors import unpacked

Closeness = Mapping[int, Mapping[int, float]]
"""Item → number of its text → how close, in spreads: about 0 where they have nothing to do with each other, 3 or 4
where a text answers the question."""


def closeness(question: str, keys: Collection[int]) -> Closeness:
    """Of those of these items that were read; empty where there is no model. One query.

    Says nothing about who may see what: ask only about items that the reader found.
    """
    made = model.active()
    if made is None or not keys:
        return {}
    rows = list(
        Meaning.objects.filter(key__in=keys, model=made.name)
        .exclude(numbers=[])
        .values_list("key", "numbers", "vectors")
    )
    if not rows:
        return {}
    asked = model.asked(settings.MEANING_MODEL, question)
    every = np.concatenate([unpacked(vectors, made.size) for _, _, vectors in rows]).astype(np.float32)
    close = ((every @ asked - made.middle) / made.spread).tolist()
    found: dict[int, dict[int, float]] = {}
    at = 0
    for key, numbers, _ in rows:
        found[key] = dict(zip(numbers, close[at : at + len(numbers)], strict=True))
        at += len(numbers)
    return found
