"""`make test`: all checks, each with its time; a failure does not hide the ones after it: `python -m ops.checks`."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops import chromium, pg
from ops.say import StopError, say
from ops.steps import seconds

BIN = Path(sys.executable).parent
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|rerun)")
STYLE = {
    "opmaak (ruff format)": [str(BIN / "ruff"), "format", "--check", "."],
    "regels (ruff check)": [str(BIN / "ruff"), "check", "."],
    "verdiepingen (import-linter)": [str(BIN / "lint-imports"), "--no-cache"],
    "sjablonen (djlint)": [str(BIN / "djlint"), "weerbaar", "--lint", "--quiet"],
    "typen (mypy)": [str(BIN / "mypy"), "weerbaar", "config", "ops", "conftest.py", "manage.py"],
}
MIGRATIONS = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
PYTEST = [sys.executable, "-m", "pytest", "-q", "--tb=short"]
# Two processes, and one more try for what fails: it is told as "wankel" by name, and is to be made firm.
LARGE = ["-n", "2", "--dist", "worksteal", "--reruns", "1", "-rfER"]
ALIVE: list[subprocess.Popen[str]] = []
INSTALL = [*PYTEST, "ops", "-m", "install"]


@dataclass
class Result:
    """How one check went."""

    label: str
    passed: bool
    took: float
    output: str = ""
    has_tests: bool = False
    was_shown: bool = False


def main(only: list[str]) -> int:
    """All checks, or only the tests that are named. Returns the exit code."""
    began = time.monotonic()
    try:
        return _all(only, began)
    finally:
        _end_all()


def _all(only: list[str], began: float) -> int:
    if only:
        os.environ.setdefault("CHROMIUM", chromium.ensure() if any("e2e" in word for word in only) else "")
        return 0 if _shown("tests", [*PYTEST, *only]).passed else 1
    results: list[Result] = []
    with pg.session():
        style = threading.Thread(target=lambda: results.extend(_quiet(*item) for item in STYLE.items()))
        style.start()
        migrations = _quiet("migraties volledig", MIGRATIONS)
        tests = _shown("tests op PostgreSQL", [*PYTEST, *LARGE, "--durations=5"])
        style.join()
        installed: list[Result] = []
        real = threading.Thread(
            target=lambda: installed.append(_quiet("installatie (Dockerfile, compose.yml)", INSTALL))
        )
        real.start()
        browser = _browser()
        real.join()
        results += [migrations, tests, browser, *installed]
    return _summary(results, time.monotonic() - began)


def _browser() -> Result:
    """The journeys in a real browser."""
    began = time.monotonic()
    try:
        path = chromium.ensure()
    except StopError as stop:
        return Result("browser", False, time.monotonic() - began, stop.sentence)
    return _shown(
        "browser (Chromium en axe)",
        [*PYTEST, "e2e", *LARGE, "--durations=3"],
        {"CHROMIUM": path},
    )


def _quiet(label: str, command: list[str]) -> Result:
    """Runs a check; its output is shown afterwards, when it failed."""
    began = time.monotonic()
    with _running(command) as process:
        output = process.communicate()[0]
    return Result(label, process.returncode == 0, time.monotonic() - began, output, "pytest" in command)


def _shown(label: str, command: list[str], env: dict[str, str] | None = None) -> Result:
    """Runs tests with their output on screen as it comes."""
    began = time.monotonic()
    say(f"\n— {label}")
    lines = []
    with _running(command, env) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    took = time.monotonic() - began
    return Result(label, process.returncode == 0, took, "".join(lines[-3:]), has_tests=True, was_shown=True)


@contextlib.contextmanager
def _running(command: list[str], env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A check with its output in a pipe, known to `_end_all` as long as it runs."""
    process = subprocess.Popen(
        command,
        cwd=pg.ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    ALIVE.append(process)
    try:
        yield process
        process.wait()
    finally:
        ALIVE.remove(process)
        if process.poll() is None:
            process.terminate()


def _end_all() -> None:
    """Ends the checks that still run in other threads, so that stopping leaves nothing behind."""
    for process in list(ALIVE):
        process.terminate()


def _summary(results: list[Result], took: float) -> int:
    """Shows what failed, a table of times, and one closing line that counts the tests."""
    for result in results:
        if not result.passed and not result.was_shown:
            say(f"\n— {result.label}: FOUT\n{result.output.rstrip()}")
    say("\nControles")
    for result in results:
        say(f"  {'goed' if result.passed else 'FOUT'}  {seconds(result.took):>9}  {result.label}")
    counts = {"passed": 0, "failed": 0, "skipped": 0, "rerun": 0}
    found = (count for result in results if result.has_tests for count in COUNT.findall(result.output))
    for number, word in found:
        counts["failed" if word.startswith("error") else word] += int(number)
    failing = [result.label for result in results if not result.passed]
    say(f"  {len(results) - len(failing)} van {len(results)} controles goed, in {seconds(took)}")
    if failing:
        say(f"  niet goed: {', '.join(failing)}")
    if counts["rerun"]:
        say(f"  wankel: {counts['rerun']} slaagden pas bij de tweede keer of niet; zie de regels met RERUN hierboven")
    say(f"\n{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped in {took:.1f}s")
    return 1 if failing else 0


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise StopError("Afgebroken.") from None
