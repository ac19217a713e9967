"""Times as they are reported: percentiles of one run, the median of several."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

RUNS = 5


def run(asked: Iterable[Any], answer: Callable[[Any], Any]) -> dict[str, float]:
    """Milliseconds per question: p50, p95 and max of one run; `cpu` is the p95 of processor time alone."""
    wall, cpu = [], []
    gc.collect()
    for one in asked:
        started, worked = time.perf_counter(), time.thread_time()
        answer(one)
        cpu.append((time.thread_time() - worked) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
    return {"p50": at(wall, 0.5), "p95": at(wall, 0.95), "max": max(wall), "cpu": at(cpu, 0.95)}


def at(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(runs: list[dict[str, float]]) -> dict[str, float]:
    """Per figure the median over the runs."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}
