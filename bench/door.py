"""The same at the server's door: a real site with a made-up register, asked over HTTP.

Rows come from `manage.py synthesise`, in a database that is thrown away; the server is that of the demo.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import client, measure, memory, pages
from bench.queries import slip
from ops import demo, pg, ports, processes, testdb
from ops.site import address_of

PAGE = "/netwerkkaart/"
CLIENTS = 8
VALUES = {
    "behoefte": "veiligheid bevolkingszorg welzijn gezondheid continuiteit".split(),
    "deelbehoefte": "bed bad brood dak energie drinkwater voedsel transport ict brandwonden informatie".split(),
    "fase": "koud warm-tot-72 warm-na-72 nafase".split(),
    "vorm": "mensen materieel ruimte vervoer goederen kennis dienst".split(),
    "regio": [f"VR{number:02}" for number in range(1, 26)],
    "soort": "overheid bedrijf ngo vereniging vitale-aanbieder zorginstelling".split(),
    "niveau": "lokaal regionaal landelijk".split(),
    "actueel": "bevestigd verlopen".split(),
}


def main(folder: Path, organisations: int) -> dict[str, Any]:
    """Figures of the door, of the real rebuild, and of the memory of the web processes."""
    with _site(folder, organisations) as (port, env, found, web):
        told = json.loads(_python(env, "-m", "bench.door", "questions"))
        paths = _paths(told["words"])
        cookies = {"anonymous": "", "regional": told["cookie"]}
        for reader, cookie in cookies.items():
            _run(port, cookie, [PAGE, *paths, *paths])  # both workers warm
            found[reader] = measure.median([_run(port, cookie, paths) for _ in range(measure.RUNS)])
            found[reader]["landing"] = measure.median([_run(port, cookie, [PAGE] * 50) for _ in range(measure.RUNS)])
            found[reader]["per_second"] = statistics.median(
                client.together(port, paths, CLIENTS, cookie) for _ in range(measure.RUNS)
            )
        made = _python(env, "-m", "bench.pages")
        found["pages"] = pages.main(lambda cookie, asked: _run(port, cookie, asked), made, cookies)
        found["memory"] = _memory(web, folder)
    return found


def _run(port: int, cookie: str, paths: list[str]) -> dict[str, float]:
    one = client.Client(port, cookie)
    times = [one.get(path) for path in paths]
    return {"p50": measure.at(times, 0.5), "p95": measure.at(times, 0.95), "max": max(times)}


def _paths(words: list[str]) -> list[str]:
    """Two hundred addresses: words from the register, four in ten with a slip, up to three filters."""
    chance = random.Random(5)
    found = []
    for number in range(200):
        asked = [chance.choice(words) for _ in range(0 if number % 8 == 7 else 1 + number % 2)]
        if asked and chance.random() < 0.457:
            asked[0] = slip(asked[0], chance)
        chosen = chance.sample(list(VALUES), chance.randrange(0 if asked else 1, 4))
        pairs = [("q", " ".join(asked))] if asked else []
        pairs += [(name, chance.choice(VALUES[name])) for name in chosen]
        if chance.random() < 0.15:
            pairs.append(("binnenUren", chance.choice(["4", "24", "72"])))
        found.append(f"{PAGE}?{urlencode(pairs)}")
    return found


@contextmanager
def _site(
    folder: Path,
    organisations: int,
    per_organisation: int = 10,
    again: bool = True,
    extra: Mapping[str, str] | None = None,
) -> Iterator[tuple[int, dict[str, str], dict[str, Any], int]]:
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name, port = testdb.name_for(database, "door"), ports.first_free(8400)
    testdb.clone(database, name)
    env = {
        **demo.environment(port),
        "DATABASE_URL": address_of({**database, "NAME": name}),
        "SEARCH_DIR": str(folder / "door"),
        **(extra or {}),
    }
    found: dict[str, Any] = {}
    web = demo.programs(port, env)[0]
    try:
        amounts = (
            "--organisations",
            str(organisations),
            "--capabilities",
            str(organisations * per_organisation),
            "--seed",
            "7",
        )
        found["synthesise_s"], _ = _timed(env, "manage.py", "synthesise", *amounts, "--no-index")
        found["first_build_s"], _ = _timed(env, "manage.py", "search_rebuild")
        if again:
            found["rebuild_s"], found["rebuild_cpu_s"] = _timed(env, "manage.py", "search_rebuild")
        web.start()
        deadline = time.monotonic() + 120
        while not demo.answers(port, PAGE):
            if web.has_ended() or time.monotonic() > deadline:
                raise RuntimeError(f"De webserver start niet, zie {web.log}.")
            time.sleep(0.2)
        assert web.process is not None
        yield port, env, found, web.process.pid
    finally:
        processes.stop([web])
        testdb.drop(database, name)


def _timed(env: dict[str, str], *command: str) -> tuple[float, float]:
    """Seconds on the clock, and of processor time in that program and what it starts (the database not counted)."""
    started, before = time.perf_counter(), os.times()
    _python(env, *command)
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, worked


def _python(env: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=pg.ROOT, env=env, stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout


def _memory(web: int, folder: Path) -> dict[str, float]:
    """The largest web process, the index that it has in memory left out; and the index on disk."""
    workers = [web, *(int(pid) for pid in Path(f"/proc/{web}/task/{web}/children").read_text().split())]
    sizes = []
    for pid in workers:
        whole = memory.pss(pid)
        shared = memory.mapped(folder / "door", pid)
        sizes.append(whole["own"] + max(0.0, whole["files"] - shared))
    return {"web_process_mb": max(sizes), "index_on_disk_mb": memory.on_disk(folder / "door")}


def questions() -> None:
    """Prints words from the register, and the session of a regional coordinator of Zeeland who is signed in."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection

    from weerbaar.foundation.accounts.second_step import note_passed
    from weerbaar.foundation.organisations.roles import Role, RoleKind

    with connection.cursor() as cursor:
        cursor.execute("select name, description from capabilities_capability tablesample bernoulli (1) limit 3000")
        texts = " ".join(f"{name} {description}" for name, description in cursor.fetchall())
    words = sorted(set(re.findall(r"[^\W\d_]{5,}", texts)))
    random.Random(1).shuffle(words)
    user = get_user_model().objects.create(email="regio@voorbeeld.invalid", is_active=True)
    Role.objects.create(user=user, kind=RoleKind.REGIONAL_COORDINATOR, region_id="VR19")
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    note_passed(session, user)
    session.save()
    print(json.dumps({"words": words[:400], "cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}))


if __name__ == "__main__":
    questions()
