"""Measures the counts of two facets across each other, in a process of its own that keeps no answers.

Called as `python -m bench.matrix FOLDER`, with `questions.pickle` in that folder; prints one JSON object.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import tracemalloc
from pathlib import Path
from typing import Any

from bench import measure
from bench.queries import READERS

RUNS = 20
CROSSINGS = {
    "25 regions x 41 sub-needs, available": ("regio", "deelbehoefte"),
    "41 sub-needs x 4 phases, available": ("deelbehoefte", "fase"),
    "41 sub-needs x 25 regions, available, quantity added up": ("deelbehoefte", "regio"),
    "342 municipalities, available": ("gemeente", ""),
    "342 municipalities x 5 needs, available": ("gemeente", "behoefte"),
    "25 regions x kinds of agreement, guarded": ("regio", "afspraak"),
}


def main(folder: Path) -> None:
    import django

    django.setup()
    from weerbaar.foundation.search.engine import Engine
    from weerbaar.foundation.search.index import Index
    from weerbaar.foundation.search.storage import Shelf

    given = pickle.loads((folder / "questions.pickle").read_bytes())
    corpus = given["corpus"]()
    generation = Shelf(folder, corpus).open()
    assert generation is not None
    engine = Engine(Index(corpus, generation), is_kept=False)
    found = {title: _times(engine, *pair, given["today"]) for title, pair in CROSSINGS.items()}
    load = os.getloadavg()[0]  # above 1 something else was running as well
    print(json.dumps({"crossings": found, "load": load, "peak_mb": _peak(engine, given["today"])}))


def _count(engine: Any, rows: str, columns: str, ring: frozenset[str], today: Any) -> Any:
    from weerbaar.foundation.search.port import Apart, Selection

    available = Apart(filters={"status": ("actief",), "actueel": ("bevestigd",)})
    number = "quantity" if (rows, columns) == ("deelbehoefte", "regio") else ""
    return engine.cross(Selection(), rows, columns, ring, available, number, today)


def _times(engine: Any, rows: str, columns: str, today: Any) -> dict[str, Any]:
    """Per reader, after one run to warm up (which unpacks bitmaps, as any search does)."""
    found: dict[str, Any] = {}
    for reader, ring in READERS.items():
        _count(engine, rows, columns, ring, today)
        found[reader] = measure.run([ring] * RUNS, lambda ring: _count(engine, rows, columns, ring, today))
    return found


def _peak(engine: Any, today: Any) -> float:
    """Megabytes that the largest count needs for a moment."""
    tracemalloc.start()
    for rows, columns in CROSSINGS.values():
        _count(engine, rows, columns, READERS["regional"], today)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    main(Path(sys.argv[1]))
