"""Ports on loopback, and processes that an earlier demo left behind."""

import contextlib
import fcntl
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from ops.say import StopError, say

MARK = "WEERBAAR_DEMO"  # in the environment of every process of a demo: <checkout>:<port>
DEFAULT = 8000
SETUP = 0  # in the mark of what a set-up started


def chosen() -> int:
    """The port that was asked for with PORT=…"""
    text = os.environ.get("PORT") or str(DEFAULT)
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise StopError(f"PORT={text} is geen poortnummer. Kies een getal van 1024 tot en met 65535.")
    return int(text)


def is_free(port: int) -> bool:
    """Whether a server can be started on this port."""
    with contextlib.closing(socket.socket()) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def first_free(start: int) -> int:
    """The first free port from `start` on, else any."""
    near = next((port for port in range(start, min(start + 200, 65536)) if is_free(port)), None)
    if near:
        return near
    with contextlib.closing(socket.socket()) as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def must_be_free(port: int) -> None:
    """Raises StopError that names a free port."""
    if is_free(port):
        return
    if port < 1024 and os.geteuid():
        raise StopError(f"Poort {port} mag alleen de beheerder gebruiken. Probeer: make demo PORT={first_free(8000)}")
    raise StopError(f"Poort {port} is bezet door een ander programma. Probeer: make demo PORT={first_free(port + 1)}")


@contextlib.contextmanager
def held(root: Path, port: int) -> Iterator[None]:
    """Says to others that the demo on this port lives; ends with the process, also by `kill -9`."""
    handle = _lock(root, port)
    if handle is None:
        raise StopError(f"De demo draait al op http://localhost:{port}/. Stop die met Ctrl-C, of kies een andere PORT.")
    try:
        yield
    finally:
        os.close(handle)


def clear_leftovers(root: Path) -> None:
    """Ends processes of demos of this checkout whose own main process is gone."""
    for port in _marked(root):
        if port != SETUP and _is_abandoned(root, port):
            say(f"  Restanten van een afgebroken demo op poort {port} opruimen")
            end_marked(root, port)


def end_marked(root: Path, port: int) -> None:
    """Ends the processes with this mark, at last by force."""
    pids = _marked(root).get(port, [])
    for number, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 2.0)):
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, number)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and any(_runs(pid) for pid in pids):
            time.sleep(0.05)


def _marked(root: Path) -> dict[int, list[int]]:
    """Processes with the mark of this checkout in their environment, by port of the demo."""
    found: dict[int, list[int]] = {}
    start = f"{MARK}={root}:".encode()
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError, ValueError):
            for item in entry.read_bytes().split(b"\0"):
                if item.startswith(start):
                    found.setdefault(int(item[len(start) :]), []).append(int(entry.parent.name))
    return found


def _is_abandoned(root: Path, port: int) -> bool:
    handle = _lock(root, port)
    if handle is None:
        return False
    os.close(handle)
    return True


def _lock(root: Path, port: int) -> int | None:
    file = root / "var" / "demo" / f"{port}.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return False
