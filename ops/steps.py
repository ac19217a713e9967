"""Steps of a set-up: each says what it does and how long it took, and is skipped when nothing it depends on changed."""

import contextlib
import hashlib
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ops import ports
from ops.lease import locked
from ops.say import StopError, say

NO_NETWORK = re.compile(
    r"NewConnectionError|Temporary failure in name resolution|Name or service not known|ProxyError|ConnectTimeout|"
    r"ReadTimeout|Connection(Reset|Refused|Aborted)?Error|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|"
    r"ECONNRESET|ETIMEDOUT|ENETUNREACH|from versions: none"
)
NO_SPACE = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded")


def seconds(duration: float) -> str:
    """A duration as Dutch reads it: `3,2 s`."""
    return f"{duration:.1f} s".replace(".", ",")


class Steps:
    """The steps for one checkout: stamps in `var/stamps`, output of commands in `var/log`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamps = root / "var" / "stamps"
        self.logs = root / "var" / "log"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """One set-up at a time in this checkout."""

        def waiting() -> None:
            say("  Er loopt al een opbouw in deze map; wachten tot die klaar is …")

        with self._writable(), locked(self.root / "var" / "setup.mutex", waiting):
            ports.end_marked(self.root, ports.SETUP)  # a package manager that outlived its make
            yield

    def step(self, label: str, action: Callable[[], None]) -> None:
        """Does one thing and says how long it took."""
        print(f"  {label} … ", end="", flush=True)
        began = time.monotonic()
        try:
            action()
        except BaseException as error:
            print("afgebroken" if isinstance(error, KeyboardInterrupt) else "mislukt", flush=True)
            raise
        print(seconds(time.monotonic() - began), flush=True)

    def once(self, name: str, label: str, inputs: Iterable[Path | str], action: Callable[[], None]) -> None:
        """Does a step unless it was finished before with the same inputs (files by content, text as it is).

        The stamp is taken away first, so that a step cut in the middle counts as not done.
        """
        key = fingerprint(inputs)
        if self.is_done(name, key):
            say(f"  {label} … was al klaar")
            return
        self.forget(name)
        self.step(label, action)
        self.done(name, key)

    def is_done(self, name: str, key: str) -> bool:
        """Whether the step was finished with this key."""
        stamp = self.stamps / name
        return stamp.exists() and stamp.read_text() == key

    def done(self, name: str, key: str) -> None:
        """The step is finished with this key."""
        self.stamps.mkdir(parents=True, exist_ok=True)
        (self.stamps / name).write_text(key)

    def forget(self, name: str) -> None:
        """The step has to be done again."""
        (self.stamps / name).unlink(missing_ok=True)

    def command(self, name: str, command: list[str], env: Mapping[str, str] | None = None) -> None:
        """Runs a command with its output in `var/log/<name>.log`. Raises StopError with the likely cause."""
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name}.log"
        with log.open("w") as output:
            done = subprocess.run(
                command,
                cwd=self.root,
                env={**(env or os.environ), ports.MARK: f"{self.root}:{ports.SETUP}"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        if done.returncode:
            raise StopError(explain(log.read_text(errors="replace"), log))

    @contextlib.contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            yield
        except PermissionError as error:
            raise StopError(
                f"Geen recht om {error.filename} te schrijven. "
                "Werk als de gebruiker van wie deze map is, of maak een eigen kopie met git clone."
            ) from None
        except OSError as error:
            if NO_SPACE.search(str(error)):
                raise StopError("De schijf is vol. Maak ruimte vrij en probeer het opnieuw.") from None
            raise


def explain(output: str, log: Path) -> str:
    """One sentence for a failed command: what it probably was and where the whole story stands."""
    if NO_SPACE.search(output):
        return f"De schijf is vol. Maak ruimte vrij en probeer het opnieuw. Meer staat in {log}."
    if NO_NETWORK.search(output):
        return (
            "Er kon niets worden opgehaald. Controleer de internetverbinding (of de proxy) en probeer het opnieuw; "
            f"wat al klaar is, blijft klaar. Meer staat in {log}."
        )
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r"error|fout", line, re.IGNORECASE) and "complete log" not in line]
    reason = " ".join(errors[:2] or lines[-1:] or ["zonder uitleg."])
    return f"Dit lukte niet: {reason[:300]} Meer staat in {log}; probeer het daarna opnieuw."


def fingerprint(inputs: Iterable[Path | str]) -> str:
    """A hash over files (by content; folders with all they hold) and texts."""
    digest = hashlib.sha256()
    for item in inputs:
        if isinstance(item, str):
            digest.update(item.encode() + b"\0")
            continue
        for path in sorted(item.rglob("*")) if item.is_dir() else [item]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
