"""The commands of the Makefile: first the environment (standard library only), then the work inside it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from ops import frontend, ports, setup
from ops.say import StopError, say
from ops.steps import Steps

ROOT = Path(__file__).resolve().parent.parent


def demo() -> None:
    """Everything needed to look, then the processes (ops.demo)."""
    port = ports.chosen()
    ports.clear_leftovers(ROOT)
    ports.must_be_free(port)
    _prepare("requirements.lock")
    _go_on("ops.demo", str(port))


def test() -> None:
    """Everything needed to check, then the checks (ops.checks)."""
    _prepare("requirements-dev.lock")
    _go_on("ops.checks", *os.environ.get("ONLY", "").split())


def bench() -> None:
    """The benchmarks, with the packages of the tests."""
    _prepare("requirements-dev.lock")
    _go_on("bench")


def check_bare() -> None:
    """A new clone, an empty home and a bare PATH (ops.bare); needs no environment of its own."""
    from ops import bare

    raise SystemExit(bare.main(ROOT))


COMMANDS: dict[str, Callable[[], None]] = {"demo": demo, "test": test, "bench": bench, "check-bare": check_bare}


def main(arguments: list[str]) -> None:
    """Runs one command; Ctrl-C and every foreseen failure end with one sentence."""
    command = COMMANDS.get(arguments[0]) if len(arguments) == 1 else None
    if command is None:
        raise StopError(f"Kies één opdracht: make {', make '.join(COMMANDS)}.")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have told us to ignore it
    signal.signal(signal.SIGTERM, _leave)
    try:
        command()
    except KeyboardInterrupt:
        raise StopError("Afgebroken. De volgende keer gaat het verder waar het bleef.") from None


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _prepare(lock: str) -> None:
    steps = Steps(ROOT)
    with steps.alone():
        setup.environment(steps, lock)
        frontend.build(steps)


def _go_on(module: str, *arguments: str) -> None:
    """Becomes the same command inside the environment; the process number stays the same."""
    python = setup.python_of(ROOT)
    say()
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(python, [str(python), "-m", module, *arguments])  # noqa: S606
