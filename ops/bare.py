"""`make check-bare`: a new clone on a bare machine, as a new ordinary user and as root; every start must come right."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops import ports
from ops.baremachine import Machine, machine
from ops.say import say
from ops.steps import seconds

BARE_SECONDS = 180
AGAIN_SECONDS = 15  # 10 is what we want; a machine that is busy with something else gets some more
PATIENCE = 600
QUESTION = "noodstroom"
DEAD_PROXY = "http://127.0.0.1:9"


class WrongError(Exception):
    """What a scenario should have shown and did not."""


@dataclass(frozen=True)
class Outcome:
    """One line of the table."""

    who: str
    scenario: str
    took: float
    limit: float | None
    wrong: str = ""


def main(root: Path) -> int:
    """All scenarios for both users. Returns the exit code."""
    began = time.monotonic()
    if subprocess.run(["git", "status", "--porcelain"], cwd=root, capture_output=True).stdout:
        say("Let op: wat nog niet in git is vastgelegd, doet niet mee in deze proef.")
    if os.geteuid():
        say("Dit draait niet als root; alleen het deel voor een gewone gebruiker wordt gedaan.")
    outcomes: list[Outcome] = []
    for as_root in [False] if os.geteuid() else [False, True]:
        with machine(root, as_root) as bare:
            say(f"\n{bare.label} ({bare.who.pw_name}) in {bare.checkout}")
            outcomes += Trial(bare).run()
    say("\nKale machine")
    for outcome in outcomes:
        limit = f" (hoogstens {outcome.limit:.0f} s)" if outcome.limit else ""
        verdict = "FOUT" if outcome.wrong else "goed"
        say(f"  {verdict}  {seconds(outcome.took):>8}  {outcome.who}: {outcome.scenario}{limit}")
    wrong = [outcome for outcome in outcomes if outcome.wrong]
    for outcome in wrong:
        say(f"\n{outcome.who}, {outcome.scenario}: {outcome.wrong}")
    say(f"\n{len(outcomes) - len(wrong)} goed, {len(wrong)} fout, in {seconds(time.monotonic() - began)}")
    return 1 if wrong else 0


class Trial:
    """The scenarios for one user, in the order in which they happen to people."""

    def __init__(self, bare: Machine) -> None:
        self.bare = bare
        self.log = bare.base / "make.log"
        self.port = ports.first_free(8400)
        self.outcomes: list[Outcome] = []

    def run(self) -> list[Outcome]:
        """Every scenario; one that fails does not hide the next."""
        self._do("kale start tot de eerste zoekvraag", BARE_SECONDS, self._first_start)
        self._do("nog eens starten", AGAIN_SECONDS, self._start_and_stop)
        self._do("bezette poort", AGAIN_SECONDS, self._taken_port)
        self._do("na kill -9 van alles", None, self._after_kill)
        self.bare.empty()
        self._do("zonder netwerk", None, self._without_network)
        self._do("opbouw afgebroken tijdens pip", None, lambda: self._cut("omgeving maken", self._half_installed))
        self._do("opbouw afgebroken tijdens migrate", None, lambda: self._cut("Database bijwerken"))
        self._do("daarna komt alles goed", BARE_SECONDS, self._start_and_stop)
        return self.outcomes

    def _do(self, scenario: str, limit: float | None, action: Callable[[], float]) -> None:
        began, wrong, took = time.monotonic(), "", 0.0
        try:
            took = action()
        except WrongError as error:
            took = time.monotonic() - began
            log = self.log.read_text(errors="replace")[-1500:] if self.log.exists() else ""
            wrong = f"{error}\n{log}"
            self.bare.kill_all()
        if limit and not wrong and took > limit:
            wrong = f"het duurde {seconds(took)}"
        self.outcomes.append(Outcome(self.bare.label, scenario, took, limit, wrong))
        say(f"  {'FOUT' if wrong else 'goed'}  {seconds(took):>8}  {scenario}")

    def _first_start(self) -> float:
        for name in ("node", "npm", "psql", "postgres", "chromium"):
            if shutil.which(name, path=self.bare.env["PATH"]):
                raise WrongError(f"{name} staat in het PATH van de proef")
        took = self._start_and_stop()
        left = [path.name for path in (self.bare.base / "home").iterdir() if path.name not in (".cache", ".npm")]
        if left:
            raise WrongError(f"in de lege thuismap kwam te staan: {left}")
        return took

    def _start_and_stop(self) -> float:
        with self._demo() as (_, took):
            pass
        return took

    def _taken_port(self) -> float:
        began = time.monotonic()
        with contextlib.closing(socket.socket()) as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", self.port))
            taken.listen()
            code, said = self._to_its_end()
        if code == 0 or "bezet" not in said or "make demo PORT=" not in said:
            raise WrongError(f"geen zin over de bezette poort (code {code})")
        if self.bare.running():
            raise WrongError("er bleef iets draaien")
        return time.monotonic() - began

    def _after_kill(self) -> float:
        with self._demo(ends=False):
            self.bare.kill_all()
        return self._start_and_stop()

    def _without_network(self) -> float:
        began = time.monotonic()
        dead = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), DEAD_PROXY)
        code, said = self._to_its_end({**dead, "no_proxy": "", "NO_PROXY": "", "PIP_DEFAULT_TIMEOUT": "5"})
        if code == 0 or "internetverbinding" not in said:
            raise WrongError(f"geen zin over het netwerk (code {code})")
        return time.monotonic() - began

    def _half_installed(self) -> bool:
        """Whether pip has unpacked a part of the packages."""
        return len(list(self.bare.checkout.glob(".venv/lib/python3*/site-packages/*"))) > 30

    def _cut(self, at: str, halfway: Callable[[], bool] = lambda: True) -> float:
        """Kills everything a second after a step came halfway."""
        began = time.monotonic()
        running = self._make()
        while at not in self.log.read_text(errors="replace") or not halfway():
            if running.poll() is not None or time.monotonic() - began > PATIENCE:
                raise WrongError(f"de stap “{at}” begon niet")
            time.sleep(0.05)
        time.sleep(1.0)
        self.bare.kill_all()
        running.wait()
        if not self.log.read_text(errors="replace").rstrip().endswith("…"):
            raise WrongError(f"de stap “{at}” was al voorbij toen zij werd afgebroken")
        return time.monotonic() - began

    @contextlib.contextmanager
    def _demo(self, ends: bool = True) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
        """A demo that answers, and how long that took; afterwards Ctrl-C, and nothing of it may go on."""
        began = time.monotonic()
        running = self._make()
        while not self._finds_something():
            if running.poll() is not None:
                raise WrongError(f"make demo stopte met code {running.returncode}")
            if time.monotonic() - began > PATIENCE:
                raise WrongError("de demo geeft geen antwoord")
            time.sleep(0.2)
        took = time.monotonic() - began
        while "Ctrl-C" not in self.log.read_text(errors="replace") and time.monotonic() - began < PATIENCE:
            time.sleep(0.1)
        yield running, took
        if ends:
            os.killpg(running.pid, signal.SIGINT)
            try:
                running.wait(timeout=30)
            except subprocess.TimeoutExpired:
                raise WrongError("Ctrl-C stopt de demo niet") from None
            if left := self.bare.running():
                raise WrongError(f"na Ctrl-C draait nog: {[_command(pid) for pid in left]}")

    def _make(self, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        return self.bare.popen(["make", "demo", f"PORT={self.port}"], self.log, env)

    def _to_its_end(self, env: dict[str, str] | None = None) -> tuple[int, str]:
        running = self._make(env)
        try:
            code = running.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise WrongError("make demo bleef hangen") from None
        return code, self.log.read_text(errors="replace")

    def _finds_something(self) -> bool:
        """Whether the home page and the network map answer, and a search has a result."""
        address = f"http://127.0.0.1:{self.port}"
        try:
            for path in ("/", f"/netwerkkaart/?q={QUESTION}"):
                with urllib.request.urlopen(address + path, timeout=10) as page:
                    if page.status != 200:
                        return False
            with urllib.request.urlopen(f"{address}/api/v1/capaciteiten?q={QUESTION}", timeout=10) as answer:
                return bool(json.load(answer)["totaal"])
        except (OSError, ValueError, KeyError):
            return False


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    return str(pid)
