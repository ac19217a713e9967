"""Having texts read by the model of meaning: asking for it, and doing it a little at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b

import numpy as np
from django.db.models import F

from weerbaar.shared.meaning import model
from weerbaar.shared.meaning.models import Meaning
from weerbaar.shared.meaning.vectors import packed, unpacked

Texts = Mapping[int, str]
"""The texts of one item by their number; empty when the item is gone."""


def want(keys: Collection[int]) -> None:
    """Have a worker read these items (again); nothing where there is no model. Two queries."""
    if model.active() is None or not keys:
        return
    Meaning.objects.filter(key__in=keys).update(wanted=F("wanted") + 1)
    Meaning.objects.bulk_create([Meaning(key=key) for key in keys], ignore_conflicts=True, batch_size=1000)


def want_only(keys: Collection[int]) -> None:
    """These are all items that there are: have those read that this model never read, and forget the others."""
    made = model.active()
    if made is None:
        return
    known = dict(Meaning.objects.values_list("key", "model"))
    Meaning.objects.filter(key__in=known.keys() - set(keys)).delete()
    want([key for key in keys if known.get(key) != made.name])


def due() -> int:
    """How many items are still to be read."""
    return Meaning.objects.filter(done__lt=F("wanted")).count()


def read_due(texts_of: Callable[[int], Texts], seconds: float) -> bool:
    """Read for about so many seconds what was asked for; whether there is more.

    What was read of a long item is kept, and texts that did not change are not read again.
    """
    made, until = model.active(), time.monotonic() + seconds
    while made is not None and (row := Meaning.objects.filter(done__lt=F("wanted")).order_by("key").first()):
        _read(made, row, texts_of(row.key), until)
        if time.monotonic() >= until:
            return due() > 0
    return False


def _read(made: model.Model, row: Meaning, texts: Texts, until: float) -> None:
    if not texts:
        row.delete()
        return
    digests = {number: _digest(text) for number, text in texts.items()}
    have = _vectors_of(made, row)
    lacking = [number for number in texts if digests[number] not in have]
    while lacking:
        number = lacking.pop(0)
        have[digests[number]] = made.texts([texts[number]])[0]
        if time.monotonic() >= until:
            break
    numbers = [number for number in texts if digests[number] in have]
    # Not by save(): what was asked for meanwhile must still be read.
    Meaning.objects.filter(pk=row.pk).update(
        model=made.name,
        numbers=numbers,
        digests=[digests[number] for number in numbers],
        vectors=packed([have[digests[number]] for number in numbers]),
        done=row.done if lacking else row.wanted,
    )


def _vectors_of(made: model.Model, row: Meaning) -> dict[int, np.ndarray]:
    """What is kept, by the digest of its text."""
    if row.model != made.name:
        return {}
    return dict(zip(row.digests, unpacked(row.vectors, made.size), strict=True))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
