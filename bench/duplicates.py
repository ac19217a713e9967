"""How well and how fast likely duplicates are found: 5,000 messy rows among 20,000 made-up organisations.

1,500 planted duplicates (other legal form, abbreviation, slip, order, signs, place or number left out, one to three at
a time), 1,000 that only look like one, 2,500 new ones. What is proposed first counts.
"""

from __future__ import annotations

import json
import time
from typing import Any

from bench.messy import Messy
from weerbaar.foundation.organisations.duplicates import find


def measure(rows: int = 5_000, there: int = 20_000, seed: int = 1) -> dict[str, Any]:
    """Precision and recall of the first proposal for each row, and the processor seconds it took."""
    messy = Messy(rows, there, planted=rows * 3 // 10, seed=seed)
    started = time.process_time()
    pairs = find(messy.new, messy.existing)
    took = time.process_time() - started
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


def main() -> None:
    """Three registers that do not exist, as JSON; `make bench` (`--alleen duplicates`) puts them beside the target."""
    print(json.dumps([measure(seed=seed) for seed in (1, 2, 3)], indent=1))


if __name__ == "__main__":
    main()
