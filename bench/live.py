"""How long it takes before a change is found in other processes: two followers, each with its own thread."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

CHANGES = 10


def main(folder: Path) -> dict[str, Any]:
    """Seconds from the commit of a change until both processes find it: median and worst of ten."""
    from bench.run import _database
    from ops.site import address_of

    with _database() as database:
        env = {**os.environ, "DATABASE_URL": address_of(database), "SEARCH_DIR": str(folder / "live")}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            env=env,
            check=True,
            cwd=Path(__file__).parent.parent,
        )
        done = subprocess.run(
            [sys.executable, "-m", "bench.live"], env=env, check=True, stdout=subprocess.PIPE, text=True
        )
    return json.loads(done.stdout)


def writer() -> None:
    """Changes rows and waits until both followers have answered."""
    import django

    django.setup()
    from django.db import connection

    from weerbaar.foundation.search import port

    with connection.cursor() as cursor:
        cursor.execute("create table bench_row (id int primary key, word text)")
        cursor.execute("insert into bench_row select n, 'begin' from generate_series(1, 1000) n")
    followers = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.live", "follow"], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    waits = []
    try:
        for follower in followers:
            _read(follower)
        for number in range(CHANGES):
            time.sleep(0.37)
            with connection.cursor() as cursor:
                cursor.execute("update bench_row set word = %s where id = 5", [f"nieuwwoord{number}"])
            port.changed("proef", [5])
            started = time.perf_counter()
            for follower in followers:
                assert follower.stdin is not None
                follower.stdin.write(f"nieuwwoord{number}\n")
                follower.stdin.flush()
            for follower in followers:
                _read(follower)
            waits.append(time.perf_counter() - started)
    finally:
        for follower in followers:
            follower.kill()
    print(json.dumps({"median_s": statistics.median(waits), "worst_s": max(waits), "processes": len(followers)}))


def _read(follower: Any) -> str:
    line = follower.stdout.readline()
    if not line:
        raise RuntimeError("Een volgend proces is gestopt.")
    return str(line)


def follow() -> None:
    """Answers once per word read, when searching for it finds something."""
    import django

    django.setup()
    from django.db import connection

    from weerbaar.foundation.search import port
    from weerbaar.foundation.search.port import Corpus, Document, Selection

    def documents(ids: Any) -> Any:
        with connection.cursor() as cursor:
            query = "select id, word from bench_row" + ("" if ids is None else " where id = any(%s)")
            cursor.execute(query, [] if ids is None else [list(ids)])
            for pk, word in cursor.fetchall():
                yield Document(pk, pk, {"title": word}, {})

    port.register(Corpus("proef", documents, (), {"title": 1.0}))
    port.search("proef", Selection(words="begin"), frozenset())
    print("klaar", flush=True)
    for line in sys.stdin:
        while not port.search("proef", Selection(words=line.strip(), exact=True), frozenset()).total:
            time.sleep(0.01)
        print("gevonden", flush=True)


if __name__ == "__main__":
    follow() if sys.argv[1:] == ["follow"] else writer()
