"""One embedded PostgreSQL server, from a folder of binaries: `initdb`, `pg_ctl`, `psql`.

For looking, developing and testing. It listens on a socket only, runs as the current user (as `nobody` when that is
root), creates no users and changes nothing outside `var/`.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ops import pgplace
from ops.say import StopError

DATABASE = USER = "weerbaar"
PORT = "5432"
START_SECONDS = 15.0
OPTIONS = {
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "log_line_prefix": "'%m [%p] '",
}


@dataclass(frozen=True)
class Server:
    """The server that belongs to the checkout at `root`; its data is in `root/var/pg`."""

    root: Path

    @cached_property
    def folder(self) -> Path:
        """Where data and log are."""
        return pgplace.data_folder(self.root)

    @cached_property
    def sockets(self) -> Path:
        """Where the socket is: beside the data, unless that path is too long for a socket."""
        return pgplace.socket_folder(self.folder)

    @cached_property
    def owner(self) -> pwd.struct_passwd:
        """As whom the server runs."""
        return pgplace.owner(self.folder)

    @cached_property
    def bindir(self) -> Path:
        """The binaries, at a place that the owner can reach."""
        return pgplace.reachable_copy(pgplace.find_bindir(), self.folder, self.owner)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def run(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs one of PostgreSQL's own tools as the owner of the server, apart from the caller's PG* settings."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return subprocess.run(
            [str(self.bindir / tool), *arguments],
            env={**env, "LC_ALL": "C", "HOME": str(self.folder)},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **pgplace.run_as(self.owner),
        )

    def sql(self, statement: str, database: str = DATABASE) -> subprocess.CompletedProcess[str]:
        """Runs one statement through psql."""
        where = ("-X", "-h", str(self.sockets), "-p", PORT, "-U", USER, "-d", database)
        return self.run("psql", *where, "-v", "ON_ERROR_STOP=1", "-Atc", statement)

    def listens(self) -> bool:
        """Whether something accepts connections on the socket (cheaper than `answers`)."""
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as attempt:
            return attempt.connect_ex(str(self.sockets / f".s.PGSQL.{PORT}")) == 0

    def answers(self, database: str = DATABASE) -> bool:
        """Whether the server runs and has this database."""
        return (self.sockets / f".s.PGSQL.{PORT}").exists() and self.sql("select 1", database).returncode == 0

    def start(self) -> None:
        """Makes the data folder if there is none and starts the server if it does not run. Raises StopError."""
        if self.answers():
            return
        pgplace.make_private(self.folder, self.owner)
        pgplace.make_private(self.sockets, self.owner)
        self._initialise()
        if not self.answers("postgres"):
            self._start_with_patience()
        if not self.answers():
            created = self.sql(f"create database {DATABASE}", "postgres")
            if created.returncode:
                raise StopError(self._failed("maakt geen database aan", created.stderr))

    def stop(self) -> None:
        """Stops the server; connections that are still open are cut."""
        for mode in ("fast", "immediate"):
            if self.run("pg_ctl", "-D", str(self.data), "-w", "-t", "20", "-m", mode, "stop").returncode == 0:
                return

    def _initialise(self) -> None:
        """`initdb` beside the real folder, so that a set-up cut in the middle leaves nothing half."""
        version_file = self.data / "PG_VERSION"
        if version_file.exists():
            made_by, mine = version_file.read_text().strip(), str(pgplace.version(self.bindir))
            if made_by != mine:
                raise StopError(
                    f"De gegevens in {self.data} zijn gemaakt door PostgreSQL {made_by}, maar hier staat {mine}. "
                    f"Zet PG_BINDIR op de map met programma's van PostgreSQL {made_by}, of verwijder {self.folder}."
                )
            return
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        made = self.run("initdb", "-D", str(fresh), "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        if made.returncode:
            (self.folder / "initdb.log").write_text(made.stdout + made.stderr)
            raise StopError(self._failed("kan niet worden aangemaakt", made.stderr, self.folder / "initdb.log"))
        fresh.rename(self.data)

    def _start_with_patience(self) -> None:
        """The first starts after a kill may fail on what the old server left behind."""
        settings = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        options = f"-k '{self.sockets}' -p {PORT} {settings}"
        self._trim_log()
        deadline = time.monotonic() + START_SECONDS
        while True:
            started = self.run(
                "pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", str(self.log), "-o", options, "start"
            )
            if started.returncode == 0 or self.answers("postgres"):
                return
            if time.monotonic() > deadline:
                raise StopError(self._failed("start niet", self._last_of_log()))
            self._drop_stale_lock()
            time.sleep(0.3)

    def _drop_stale_lock(self) -> None:
        """Removes the lock of a server that no longer exists, also when its number is now another's or a zombie's."""
        lock = self.data / "postmaster.pid"
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int(lock.read_text().splitlines()[0])
            command = Path(f"/proc/{pid}/cmdline")
            has_proc = Path("/proc/self/cmdline").exists()
            if has_proc and not (command.exists() and b"postgres" in command.read_bytes()):
                lock.unlink()

    def _trim_log(self) -> None:
        with contextlib.suppress(OSError):
            if self.log.stat().st_size > 5_000_000:
                self.log.rename(self.log.with_suffix(".old"))

    def _last_of_log(self) -> str:
        with contextlib.suppress(OSError):
            return self.log.read_text(errors="replace")
        return ""

    def _failed(self, what: str, output: str, log: Path | None = None) -> str:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        reason = next((line for line in reversed(lines) if "FATAL" in line or "error" in line), "".join(lines[-1:]))
        return f"De ingebouwde database {what}: {reason or 'zonder uitleg'}. Meer staat in {log or self.log}."
