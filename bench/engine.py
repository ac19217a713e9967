"""Measures the search engine in a process of its own, which knows nothing of how the data was made.

Called as `python -m bench.engine FOLDER`, with `questions.pickle` in that folder; prints one JSON object.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any

from bench import measure, memory

DELTA = 2_000  # changed documents that are carried along in a second measurement


def main(folder: Path) -> None:
    import django

    django.setup()
    import config.urls  # noqa: F401  what a web process has in memory anyway
    from weerbaar.foundation.search.engine import Engine
    from weerbaar.foundation.search.index import Index
    from weerbaar.foundation.search.port import Selection
    from weerbaar.foundation.search.storage import Shelf

    given = pickle.loads((folder / "questions.pickle").read_bytes())
    corpus = given["corpus"]()
    shelf = Shelf(folder, corpus)
    before = memory.pss()
    started = time.perf_counter()
    generation = shelf.open()
    assert generation is not None
    engine = Engine(Index(corpus, generation), is_kept=False)
    found: dict[str, Any] = {"open_ms": (time.perf_counter() - started) * 1000}
    found["search"] = _searches(engine, given)
    found["landing"] = _landing(engine, given, Selection(facets=given["standard"], limit=25))
    found["documents"], found["groups"] = found["landing"].pop("found")
    after = memory.pss()
    found["memory"] = {
        "index_on_disk_mb": memory.on_disk(shelf.folder / shelf.current()),
        "index_mapped_mb": memory.mapped(shelf.folder),
        "process_mb": after["own"] + after["files"] - memory.mapped(shelf.folder),
        "process_before_mb": before["own"] + before["files"],
    }
    documents = list(corpus.documents(range(0, DELTA * 50, 50)))
    started = time.perf_counter()
    engine.index.apply(documents, [document.id for document in documents])
    found["apply_ms_per_document"] = (time.perf_counter() - started) * 1000 / len(documents)
    found["search_with_changes"] = _searches(engine, given)
    print(json.dumps(found))


def _searches(engine: Any, given: dict[str, Any]) -> dict[str, Any]:
    """Per reader: the median run over all questions, and what the questions found."""
    found: dict[str, Any] = {}
    for reader, ring in given["readers"].items():

        def ask(selection: Any, ring: frozenset[str] = ring) -> Any:
            return engine.search(selection, ring, given["today"])

        results = [ask(selection) for selection in given["questions"]]  # also warms up
        found[reader] = measure.median([measure.run(given["questions"], ask) for _ in range(measure.RUNS)])
        totals = [float(result.total) for result in results]
        found[reader]["matches"] = [measure.at(totals, 0.5), measure.at(totals, 0.9), max(totals)]
        found[reader]["corrected"] = sum(bool(result.corrected) for result in results)
    return found


def _landing(engine: Any, given: dict[str, Any], selection: Any) -> dict[str, Any]:
    """The page without question: as it is served, and worked out anew after a change."""
    ring = given["readers"]["anonymous"]
    fresh = [measure.run([selection], lambda one: engine.search(one, ring, given["today"])) for _ in range(20)]
    engine.is_kept = True
    result = engine.search(selection, ring, given["today"])
    kept = measure.run([selection] * 200, lambda one: engine.search(one, ring, given["today"]))
    engine.is_kept = False
    return {"kept": kept, "anew_ms": measure.median(fresh)["p50"], "found": (result.total, result.groups)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
