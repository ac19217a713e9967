"""A whole selection as a file: seconds, and how much memory it takes beside a tenth of it.

Rows come from `manage.py synthesise`, in a database that is thrown away; each file is made in a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ops import demo, pg, testdb
from ops.site import address_of

FORMATS = ("xlsx", "csv", "ods", "hsds", "geojson")
# So many make a little over fifty thousand that a visitor may see.
ORGANISATIONS, CAPABILITIES = 7_000, 70_000
A_TENTH = "regio=VR19"


def main(folder: Path) -> dict[str, Any]:
    """Per format: rows, seconds on the clock and of the processor, megabytes, and the peak of the process in MB."""
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name = testdb.name_for(database, "exports")
    testdb.clone(database, name)
    env = {
        **demo.environment(0),
        "DATABASE_URL": address_of({**database, "NAME": name}),
        "SEARCH_DIR": str(folder / "exports"),
    }
    amounts = ("--organisations", str(ORGANISATIONS), "--capabilities", str(CAPABILITIES), "--seed", "7")
    try:
        _python(env, "manage.py", "synthesise", *amounts)
        found = {one: json.loads(_python(env, "-m", "bench.exports", one)) for one in FORMATS}
        found["xlsx"]["part"] = json.loads(_python(env, "-m", "bench.exports", "xlsx", A_TENTH))
        return found
    finally:
        testdb.drop(database, name)


def _python(env: dict[str, str], *command: str) -> str:
    return subprocess.run(
        [sys.executable, *command], cwd=pg.ROOT, env=env, stdout=subprocess.PIPE, check=True, text=True
    ).stdout


def one(name: str, query: str = "") -> dict[str, float]:
    """Make one file for a visitor, after the index is open; as a worker does, into a file on disk."""
    import django

    django.setup()
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict
    from django.utils import timezone

    from weerbaar.features.networks.exports.formats import FORMATS as KNOWN
    from weerbaar.features.networks.exports.formats import Reading
    from weerbaar.features.networks.maps.asked import read
    from weerbaar.features.networks.maps.queries import find

    asked = read(QueryDict(query))[0]
    find(AnonymousUser(), asked)
    rows = 0

    def watch(count: int, sensitive: bool) -> None:
        nonlocal rows
        rows += count

    reading = Reading(AnonymousUser(), asked, timezone.localtime(), watch)
    started, cpu = time.perf_counter(), time.process_time()
    with tempfile.TemporaryFile() as file:
        for piece in KNOWN[name].write(reading):
            file.write(piece)
        size = file.tell()
    return {
        "rows": rows,
        "s": time.perf_counter() - started,
        "cpu_s": time.process_time() - cpu,
        "megabytes": size / 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(one(*sys.argv[1:])))
