"""A whole site for the browser tests: own database, folders and port, the same programs as the demo."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from ops import demo, pg, ports, processes, testdb
from ops.say import StopError
from ops.steps import Steps, explain

ENVIRONMENTS: dict[str, dict[str, str]] = {}  # of what runs now, by address


def command_at(address: str, moment: str, *words: str) -> None:
    """`manage.py WORDS` beside the site at this address, as if it were this moment ('2027-01-02 09:00+01:00').

    A site that somebody else started is taken for the one of this folder. Raises CalledProcessError."""
    told = (
        "import sys, django, time_machine; django.setup(); from django.core.management import call_command\n"
        "with time_machine.travel(sys.argv[1]): call_command(*sys.argv[2:])"
    )
    env = {"DJANGO_SETTINGS_MODULE": "config.settings", **os.environ, **ENVIRONMENTS.get(address, {})}
    subprocess.run([sys.executable, "-c", told, moment, *words], cwd=pg.ROOT, env=env, check=True)


@contextlib.contextmanager
def running(folder: Path, start: int = 8200) -> Iterator[str]:
    """A site with the demo content, on a free port (the first from `start` on), until the end; gives its address.

    `folder` takes media, index and post. Its database is thrown away. Raises StopError when a part does not start.
    """
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name = testdb.name_for(database, "site")
    port = ports.first_free(start)
    testdb.clone(database, name)
    env = {
        **demo.environment(port),
        "DATABASE_URL": address_of({**database, "NAME": name}),
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_DIR": str(folder / "search"),
        "WORDS_DIR": str(testdb.words_folder()),
        "POST_DIR": str(folder / "post"),
        "MEANING_MODEL": "",  # reading all of the demo costs two minutes of one processor, beside the journeys
        "EXPORT_DIRECT_ROWS": "100",  # so that the demo content holds a long selection too
    }
    children = demo.programs(port, env)
    (pg.ROOT / "var" / "log").mkdir(parents=True, exist_ok=True)
    with ports.held(pg.ROOT, port):
        try:
            _prepare(env)
            for child in children:
                child.start()
            _wait(port, children)
            ENVIRONMENTS[f"http://localhost:{port}"] = env
            yield f"http://localhost:{port}"
        finally:
            ENVIRONMENTS.pop(f"http://localhost:{port}", None)
            processes.stop(children)
            testdb.drop(database, name)


def address_of(database: dict[str, Any]) -> str:
    """The DATABASE_URL for Django's settings of a database; a socket folder goes in `?host=`."""
    login = quote(database["USER"], safe="")
    if database.get("PASSWORD"):
        login += ":" + quote(database["PASSWORD"], safe="")
    options = dict(database.get("OPTIONS", {}))
    host, port = str(database["HOST"]), str(database["PORT"])
    if host.startswith("/"):
        options["host"], host = host, ""
    place = f"{host}:{port}" if port else host
    return f"postgresql://{login}@{place}/{quote(database['NAME'], safe='')}" + ("?" + urlencode(options)) * bool(
        options
    )


def _prepare(env: dict[str, str]) -> None:

    done = subprocess.run(
        [sys.executable, "-m", "ops.prepare"],
        cwd=pg.ROOT,
        env=env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise StopError(explain(done.stdout + done.stderr, Steps(pg.ROOT).logs))


def _wait(port: int, children: list[processes.Child]) -> None:
    deadline = time.monotonic() + demo.READY_SECONDS
    while not demo.answers(port, "/healthz"):
        if children[0].has_ended() or time.monotonic() > deadline:
            raise StopError(f"De webserver start niet. Wat er mis is, staat in {children[0].log}.")
        time.sleep(0.1)
