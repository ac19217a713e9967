"""The demo: database, content, web server, worker and mail catcher, until Ctrl-C: `python -m ops.demo PORT`."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from ops import pg, ports, processes
from ops.processes import Child
from ops.say import StopError, say
from ops.steps import Steps, fingerprint, seconds

READY_SECONDS = 60.0
REVIVE_EVERY = 5.0


def main(port: int) -> None:
    """Starts everything, says where it is, looks after it and stops it."""
    began = time.monotonic()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have told us to ignore it
    try:
        with ports.held(pg.ROOT, port), contextlib.ExitStack() as stack:
            children = _start_all(port, stack)
            _welcome(port, time.monotonic() - began)
            _fetch_borders(port, stack)
            _watch(children)
    except KeyboardInterrupt:
        say("\nGestopt. De gegevens blijven staan; make demo gaat er verder mee.")


def _start_all(port: int, stack: contextlib.ExitStack) -> list[Child]:
    """Everything up to an answering web server; what was started is stopped when `stack` closes."""
    steps, env = Steps(pg.ROOT), environment(port)
    children = programs(port, env)
    with steps.alone():
        what = "Database van DATABASE_URL nakijken" if os.environ.get("DATABASE_URL") else "Database starten"
        steps.step(what, lambda: stack.enter_context(pg.session()))
        stack.callback(processes.stop, children)
        stack.callback(signal.signal, signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C does not disturb the stopping
        again = steps.is_done("prepared", _state())
        if again:
            children[0].start()  # nothing to migrate: the web server starts while the rest is looked over
        steps.forget("prepared")
        prepare = [sys.executable, "-m", "ops.prepare", *(["again"] if again else [])]
        if subprocess.run(prepare, cwd=pg.ROOT, env=env).returncode:
            raise SystemExit(1)
        steps.done("prepared", _state())
    steps.step("Webserver, werker en postvanger starten", lambda: _start(children, port))
    return children


def _state() -> str:
    """A hash of what a finished preparation depends on: code, packages and which database it is."""
    made = pg.server().data / "PG_VERSION"
    which = os.environ.get("DATABASE_URL") or str(made.stat().st_mtime_ns)
    return fingerprint([pg.ROOT / "weerbaar", pg.ROOT / "config", pg.ROOT / "requirements.lock", which])


def environment(port: int) -> dict[str, str]:
    """The surroundings of every process of the demo."""
    post = ports.first_free(2525 + max(0, port - 8000))  # apart, for sites that start at once
    return {
        **os.environ,
        "IS_DEMO": "1",
        "DEBUG": "0",
        "PRODUCT_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{post}",
        "POST_DIR": os.environ.get("POST_DIR") or str(pg.ROOT / "var" / "post"),
        "PYTHONUNBUFFERED": "1",
        ports.MARK: f"{pg.ROOT}:{port}",
    }


def programs(port: int, env: dict[str, str]) -> list[Child]:
    """The three programs of a demo."""
    post = env["EMAIL_URL"].rpartition(":")[2]
    commands = {
        ("De webserver", "web"): web_command(port),
        ("De werker", "worker"): ["manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "5"],
        ("De postvanger", "mail"): ["-m", "ops.mailcatcher", post, env["POST_DIR"]],
    }
    return [
        Child(label, [sys.executable, *command], env, pg.ROOT, pg.ROOT / "var" / "log" / f"{name}-{port}.log")
        for (label, name), command in commands.items()
    ]


def web_command(port: int) -> list[str]:
    """Granian with two workers of one thread each (the fastest by measurement)."""
    return [
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"),
        *("--workers", "2", "--blocking-threads", "1", "--log-level", "warning", "config.wsgi:application"),
    ]


def _start(children: list[Child], port: int) -> None:
    """Starts all and waits until the web server answers. Raises StopError when it does not."""
    for child in children:
        if child.process is None:
            child.start()
    web, deadline = children[0], time.monotonic() + READY_SECONDS
    while not answers(port, "/healthz"):
        if web.has_ended() or time.monotonic() > deadline:
            ports.must_be_free(port)
            raise StopError(f"De webserver start niet. Wat er mis is, staat in {web.log}.")
        time.sleep(0.1)


def answers(port: int, path: str) -> bool:
    """Whether the web server gives this page."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
            return int(response.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def _fetch_borders(port: int, stack: contextlib.ExitStack) -> Child:
    """Borders for the map, when there are none yet: beside everything else, and nothing waits for them."""
    command = [sys.executable, "manage.py", "import_boundaries", "--als-er-geen-zijn"]
    log = pg.ROOT / "var" / "log" / f"import_boundaries-{port}.log"
    child = Child("Het ophalen van grenzen", command, environment(port), pg.ROOT, log)
    child.start()
    stack.callback(processes.stop, [child])
    return child


def _watch(children: list[Child]) -> None:
    """Until Ctrl-C: what falls is started again, the database too."""
    next_look = 0.0
    while True:
        processes.look_after(children)
        if time.monotonic() >= next_look:
            pg.revive()
            next_look = time.monotonic() + REVIVE_EVERY
        time.sleep(0.5)


def _welcome(port: int, took: float) -> None:
    address = f"http://localhost:{port}"
    name = os.environ.get("PRODUCT_NAME", "WeerbaarNL")
    say(f"\n{name} draait op {address}/   (klaar in {seconds(took)})\n")
    say((Steps(pg.ROOT).logs / "demo_accounts.log").read_text().rstrip())  # ops.prepare wrote it
    say(f"""
Om mee te beginnen
  1. Vraag op {address}/ : wie kan binnen 72 uur noodstroom leveren in Zeeland?
  2. Meld u aan met een van de accounts hierboven en stel dezelfde vraag: wie meer mag zien, vindt meer.
  3. Bevestig of wijzig een capaciteit en kijk daarna bij de geschiedenis van die bladzijde.

Post die de demo verstuurt, leest u op {address}/demo/post/
Stoppen: Ctrl-C. De gegevens blijven staan.
""")


if __name__ == "__main__":
    main(int(sys.argv[1]))
