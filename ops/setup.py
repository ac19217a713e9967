"""The Python environment in `.venv`, from a lock file with versions and hashes."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ops.say import StopError
from ops.steps import Steps, fingerprint

FIRST_TIME_GB = 2.0
LATER_GB = 0.3
LOCKS = ("requirements-dev.lock", "requirements.lock")  # the first holds the second


def python_of(root: Path) -> Path:
    """The Python inside the environment."""
    return root / ".venv" / "bin" / "python"


def environment(steps: Steps, lock: str) -> None:
    """`.venv` holds what `lock` says. A set-up that was cut in the middle starts anew."""
    venv = steps.root / ".venv"
    if venv.is_symlink():
        print("  Python-omgeving … eigen omgeving, blijft zoals zij is", flush=True)
        return
    enough_disk(steps.root, LATER_GB if _done(steps.root, lock) else FIRST_TIME_GB)
    if _done(steps.root, lock):
        print("  Python-omgeving … was al klaar", flush=True)
        return
    can_make_venv()
    steps.step(f"Python-omgeving maken uit {lock} (kan een minuut duren)", lambda: _install(steps, lock))


def _install(steps: Steps, lock: str) -> None:
    venv = steps.root / ".venv"
    if not _is_whole(venv):
        shutil.rmtree(venv, ignore_errors=True)
        steps.command("venv", [sys.executable, "-m", "venv", str(venv)])
    for name in LOCKS:
        _stamp(steps.root, name).unlink(missing_ok=True)
    pip_install(steps, "pip", lock)
    stamp = _stamp(steps.root, lock)
    stamp.write_text(_key(steps.root, lock))


def pip_install(steps: Steps, name: str, lock: str) -> None:
    """Installs a lock file: only wheels, only with the hashes that stand in it."""
    retries = [] if os.environ.get("PIP_RETRIES") else ["--retries", "3"]
    steps.command(
        name,
        [
            *(str(python_of(steps.root)), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"),
            *("--no-input", "--progress-bar", "off", "--disable-pip-version-check", *retries),
            *("-r", str(steps.root / lock)),
        ],
    )


def enough_disk(folder: Path, needed_gb: float) -> None:
    """Raises StopError when there is less free space than needed."""
    free = shutil.disk_usage(folder).free / 1e9
    if free < needed_gb:
        needed, left = (f"{number:.1f}".replace(".", ",") for number in (needed_gb, free))
        raise StopError(
            f"Er is te weinig schijfruimte: nodig is {needed} GB, vrij is {left} GB in {folder}. "
            "Maak ruimte vrij en probeer het opnieuw."
        )


def can_make_venv(modules: tuple[str, ...] = ("venv", "ensurepip")) -> None:
    """Raises StopError when this Python cannot make an environment, as on Debian without python3-venv."""
    if any(importlib.util.find_spec(name) is None for name in modules):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise StopError(
            f"Deze Python ({sys.executable}) kan geen omgeving maken, want venv of ensurepip ontbreekt. "
            f"Op Debian en Ubuntu: apt-get install python{version}-venv. Probeer het daarna opnieuw."
        )


def _is_whole(venv: Path) -> bool:
    """Whether an earlier installation was finished and its Python still works."""
    if not any((venv / f"stamp-{lock}").exists() for lock in LOCKS):
        return False
    version = "import sys; print(sys.version_info[:2])"
    try:
        said = subprocess.run([str(venv / "bin" / "python"), "-c", version], capture_output=True, text=True)
    except OSError:
        return False
    return said.stdout.strip() == str(sys.version_info[:2])


def _done(root: Path, lock: str) -> bool:
    """Whether this lock (or the larger one that holds it) is installed."""
    if not _is_whole(root / ".venv"):
        return False
    return any(
        _stamp(root, name).exists() and _stamp(root, name).read_text() == _key(root, name)
        for name in LOCKS[: LOCKS.index(lock) + 1]
    )


def _stamp(root: Path, lock: str) -> Path:
    return root / ".venv" / f"stamp-{lock}"


def _key(root: Path, lock: str) -> str:
    return fingerprint([(root / lock).read_text()])
