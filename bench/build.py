"""Builds the index of a made-up register: `python -m bench.build FOLDER ORGANISATIONS`; prints seconds and memory."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


def main(folder: Path, organisations: int) -> None:
    import django

    django.setup()
    from bench import synthetic
    from weerbaar.foundation.search.storage import Shelf

    register = synthetic.Register(organisations)
    synthetic.vocabulary()
    started, worked = time.perf_counter(), time.process_time()
    Shelf(folder, register.corpus()).build(register.documents(), seq=0)
    print(
        json.dumps(
            {
                "build_and_making_s": time.perf_counter() - started,
                "build_and_making_cpu_s": time.process_time() - worked,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
