"""How well and how fast likely duplicates are found among many."""

from __future__ import annotations

import time
from typing import Any

from bench.messy import Messy
from weerbaar.foundation.organisations.duplicates import find


def measure(rows: int = 5_000, there: int = 20_000, seed: int = 1) -> dict[str, Any]:
    """Precision and recall of the first proposal for each row, and the seconds it took."""
    messy = Messy(rows, there, planted=rows * 3 // 10, seed=seed)
    started = time.perf_counter()
    pairs = find(messy.new, messy.existing)
    took = time.perf_counter() - started
    first: dict[Any, Any] = {}
    for pair in pairs:
        first.setdefault(pair.new, pair.existing)
    found = set(first.items())
    right = len(found & messy.truth)
    return {
        "rows": rows,
        "there": there,
        "planted": len(messy.truth),
        "proposed": len(found),
        "precision": right / max(1, len(found)),
        "recall": right / len(messy.truth),
        "seconds": took,
    }
