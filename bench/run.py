"""`make bench`: makes a register of a million capabilities, measures, and writes the figures beside their targets."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ops import pg, testdb

HERE = Path(__file__).resolve().parent
SEARCH = ["motor", "matrix", "postgres", "leven", "export", "deur", "netwerk", "kaart", "api"]
ALL = [*SEARCH, "imports", "duplicates", "desk", "papier"]


def main() -> None:
    """See the options."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Meet hoe snel zoeken is.")
    parser.add_argument("--organisaties", type=int, default=100_000, help="tien capaciteiten per organisatie")
    parser.add_argument("--alleen", choices=ALL, nargs="*", help="niet alles meten")
    options = parser.parse_args()
    wanted = options.alleen or ALL
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with tempfile.TemporaryDirectory(prefix="weerbaar-bench-") as name, pg.session():
        found = _measure(Path(name), options.organisaties, wanted)
    from bench import report

    (HERE / "results").mkdir(exist_ok=True)
    for own in ("desk", "paper"):  # have figures of their own, and their pages DESK.md and PAPER.md
        figures = HERE / "results" / f"{own}.json"
        if figures.exists():
            found[own] = json.loads(figures.read_text())
    if options.organisaties == 100_000:
        found = _beside_earlier(found, wanted)
        (HERE / "results" / "search.json").write_text(json.dumps(found, indent=1) + "\n")
        (HERE / "RESULTS.md").write_text(report.markdown(found))
    print(report.markdown(found))


def _beside_earlier(found: dict[str, Any], wanted: list[str]) -> dict[str, Any]:
    """What was measured now; of parts that were not, the earlier figures with the load that went with them."""
    results = HERE / "results" / "search.json"
    if set(wanted) == set(ALL) or not results.exists():
        return found
    earlier = json.loads(results.read_text())
    machine = {**found["machine"]}
    if "motor" not in wanted:
        machine["load_at_start"] = earlier["machine"]["load_at_start"]
    if "deur" not in wanted and "load_at_door" in earlier["machine"]:
        machine["load_at_door"] = earlier["machine"]["load_at_door"]
    return {**earlier, **found, "machine": machine}


def _upkeep(wanted: list[str]) -> dict[str, Any]:
    """The parts that need no register of a million: each in a process of its own, with the load at its start."""
    found: dict[str, Any] = {}
    for part, what in (
        ("imports", "Inlezen: bekijken, wegschrijven en terugdraaien"),
        ("duplicates", "Dubbelen vinden"),
    ):
        if part in wanted:
            _say(what)
            load = os.getloadavg()[0]
            found[part] = {
                "load": load,
                "on": time.strftime("%Y-%m-%d"),
                "found": json.loads(_python("-m", f"bench.{part}")),
            }
    if "desk" in wanted:
        _say("De bladzijden van coördinatoren")
        _python("-m", "bench.desk")
    if "papier" in wanted:
        _say("Een regio op papier")
        _python("-m", "bench.paper")
    return found


def _measure(folder: Path, organisations: int, wanted: list[str]) -> dict[str, Any]:
    if not set(SEARCH) & set(wanted):
        return {"machine": _machine(), "organisations": organisations, **_upkeep(wanted)}
    import django

    django.setup()
    from bench import queries, synthetic
    from bench.synthetic import Register

    register = Register(organisations)
    found: dict[str, Any] = {"machine": _machine(), "organisations": organisations}
    given = {
        "questions": queries.questions(),
        "readers": queries.READERS,
        "standard": queries.STANDARD,
        "corpus": register.corpus,
        "today": datetime.date.fromordinal(synthetic.TODAY),
    }
    (folder / "questions.pickle").write_bytes(pickle.dumps(given))
    if {"motor", "matrix", "postgres"} & set(wanted):
        found["rebuild"] = _built(folder, register)
    if "motor" in wanted:
        _say("De zoekmotor, in een eigen proces")
        found["engine"] = json.loads(_python("-m", "bench.engine", str(folder)))
    if "matrix" in wanted:
        _say("De matrix: alle regio's naast alles waarvoor")
        found["matrix"] = json.loads(_python("-m", "bench.matrix", str(folder)))
    if "postgres" in wanted:
        _say("Hetzelfde met alleen PostgreSQL")
        found["postgres"] = _plain(folder, register, given)
    if "leven" in wanted:
        _say("Hoe snel een wijziging in een ander proces te vinden is")
        from bench import live

        found["live"] = live.main(folder)
    if "export" in wanted:
        _say("Een hele selectie als bestand")
        from bench import exports

        found["exports"] = {"load": os.getloadavg()[0], "files": exports.main(folder)}
    found["machine"]["load_at_door"] = os.getloadavg()[0]
    if "deur" in wanted:
        _say("Aan de deur van de webserver, met echte rijen")
        from bench import door

        found["door"] = door.main(folder, organisations)
    _faces(found, folder, organisations, wanted)
    return found | _upkeep(wanted)


def _faces(found: dict[str, Any], folder: Path, organisations: int, wanted: list[str]) -> None:
    """Adds the figures of the pictures of a selection."""
    if "netwerk" in wanted:
        _say("Het netwerk, tot het in een browser staat")
        from bench import network

        found["network"] = network.main(folder)
    if "kaart" in wanted:
        _say("De kaart, aan de deur van de webserver")
        from bench import charts

        found["charts"] = {**charts.main(folder, organisations), "load": found["machine"]["load_at_door"]}
    if "api" in wanted:
        _say("De API, aan de deur van de webserver")
        from bench import api

        found["api"] = api.main(folder, organisations)


def _built(folder: Path, register: Any) -> dict[str, float]:
    """Seconds to make all documents, and to build the index of them in a process of its own."""
    _say(f"{register.organisations * 10:,} capaciteiten maken".replace(",", "."))
    started = time.perf_counter()
    count = sum(1 for _ in register.documents())
    making = time.perf_counter() - started
    _say("De index bouwen")
    built = json.loads(_python("-m", "bench.build", str(folder), str(register.organisations)))
    return {"documents": count, "making_s": making, **built}


def _plain(folder: Path, register: Any, given: dict[str, Any]) -> Any:
    import psycopg

    from bench import postgres
    from weerbaar.foundation.search.index import Index
    from weerbaar.foundation.search.storage import Shelf

    corpus = register.corpus()
    generation = Shelf(folder, corpus).open()
    assert generation is not None
    with _database() as database:
        options = {"dbname": database["NAME"], "user": database["USER"], "host": database["HOST"]}
        with psycopg.connect(port=database["PORT"] or None, autocommit=True, **options) as connection:
            connection.execute("set maintenance_work_mem = '512MB'")
            connection.execute("set work_mem = '64MB'")
            return postgres.main(connection, Index(corpus, generation), register.documents(), given)


@contextmanager
def _database() -> Iterator[dict[str, Any]]:
    """A database that is thrown away."""
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name = testdb.name_for(database, "bench")
    testdb.create_empty(database, name)
    try:
        yield {**database, "NAME": name}
    finally:
        testdb.drop(database, name)


def _python(*arguments: str) -> str:
    """What a Python process of its own prints."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=HERE.parent, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _machine() -> dict[str, Any]:
    load = os.getloadavg()[0]
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load_at_start": load,  # other work on the machine; above 1 the times say little
        "on": time.strftime("%Y-%m-%d"),
    }


def _say(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)
