"""A region's network map on paper, with all capabilities of a crowded region.

`python -m bench.paper [--organisaties N]`: made-up rows in a database that is thrown away, all of them in Zeeland. The
figures beside the target go to `PAPER.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ops import demo, pg, ports, testdb
from ops.site import address_of

HERE = Path(__file__).resolve().parent
TARGET = 20.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.paper")
    parser.add_argument("--organisaties", type=int, default=20_000)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="weerbaar-bench-") as folder, pg.session():
        found = _measured(Path(folder), options.organisaties)
    found |= {"organisations": options.organisaties, "load": load}
    page = markdown(found)
    if options.organisaties == 20_000:
        (HERE / "results" / "paper.json").write_text(json.dumps(found, indent=1) + "\n")
        (HERE / "PAPER.md").write_text(page)
    print(page)


def _measured(folder: Path, organisations: int) -> dict[str, Any]:
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name = testdb.name_for(database, "paper")
    testdb.clone(database, name)
    env = {
        **demo.environment(ports.first_free(8600)),
        "DATABASE_URL": address_of({**database, "NAME": name}),
        "SEARCH_DIR": str(folder / "search"),
        "MEDIA_ROOT": str(folder / "media"),
    }
    amounts = ("--organisations", str(organisations), "--capabilities", str(organisations * 5), "--seed", "7")
    try:
        _run(env, "manage.py", "synthesise", *amounts, "--no-index")
        _run(env, "-m", "bench.desk", "fill")
        _run(env, "manage.py", "search_rebuild")
        found: dict[str, Any] = json.loads(_run(env, "-m", "bench.paper", "measure").splitlines()[-1])
        return found
    finally:
        testdb.drop(database, name)


def _run(env: dict[str, str], *words: str) -> str:
    return subprocess.run([sys.executable, *words], env=env, check=True, capture_output=True, text=True).stdout


def measure() -> None:
    """Makes the paper of Zeeland for its coordinator, and prints what that took."""
    import django

    django.setup()
    from django.http import QueryDict

    from weerbaar.features.networks.maps import asked
    from weerbaar.features.networks.maps.queries import find
    from weerbaar.features.networks.paper.services import ask_print, make
    from weerbaar.foundation.accounts.models import User

    reader = User.objects.get(email="region@voorbeeld.invalid")
    found = find(reader, asked.read(QueryDict("regio=VR19"))[0])
    began, worked = time.perf_counter(), time.process_time()
    one = make(ask_print(reader, found), reader)
    print(
        json.dumps(
            {
                "total": found.result.total,
                "printed": len(one.contents),
                "pages": one.pages,
                "state": one.state,
                "megabytes": one.file.size / 2**20 if one.file else 0,
                "seconds": time.perf_counter() - began,
                "processor": time.process_time() - worked,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


def markdown(found: dict[str, Any]) -> str:
    """The figures beside their target."""
    is_met = "yes" if found["seconds"] <= TARGET and found["state"] == "klaar" else "**no**"
    return (
        "# A region on paper: figures beside their target\n\n"
        f"{found['total']:,} capabilities of {found['organisations']:,} organisations in one region. Paper holds the "
        f"quickest of each sub-need: {found['printed']:,} of them, on {found['pages']} sheets "
        f"({found['megabytes']:.1f} MB). Load at the start {found['load']:.1f} on two cores (above 1: other work). "
        "Written by `python -m bench.paper`.\n\n"
        "| what | measured | target | |\n|---|---|---|---|\n"
        f"| Paper of a region, from asking to the file | {found['seconds']:.1f} s "
        f"({found['processor']:.1f} s of processor) | ≤ {TARGET:.0f} s | {is_met} |\n"
        f"| Memory of the process | {found['memory']:.0f} MB | – |  |\n"
    )


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["measure"] else main()
