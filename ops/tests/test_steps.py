"""Steps: done once, healed after a cut, and one sentence for what went wrong."""

import multiprocessing
import sys
import time
from pathlib import Path

import pytest

from ops import steps as module
from ops.say import StopError
from ops.steps import Steps, explain, seconds


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    return Steps(tmp_path)


def test_a_finished_step_is_not_done_again_until_its_inputs_change(
    steps: Steps, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock, done = tmp_path / "lock", []
    lock.write_text("1")
    for content in ("1", "1", "2"):
        lock.write_text(content)
        steps.once("proef", "Proefstap", [lock, "tekst"], lambda: done.append(lock.read_text()))
    assert done == ["1", "2"]
    assert "Proefstap … was al klaar" in capsys.readouterr().out


def test_a_step_that_was_cut_is_done_again(steps: Steps) -> None:
    done = []

    def cut() -> None:
        raise KeyboardInterrupt

    steps.once("proef", "Proefstap", ["a"], lambda: done.append(1))
    with pytest.raises(KeyboardInterrupt):
        steps.once("proef", "Proefstap", ["b"], cut)
    steps.once("proef", "Proefstap", ["a"], lambda: done.append(2))
    assert done == [1, 2]


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("ERROR: [Errno 28] No space left on device", "De schijf is vol"),
        ("npm error code ENOSPC", "De schijf is vol"),
        ("WARNING: Retrying: NewConnectionError('... Temporary failure in name resolution')", "internetverbinding"),
        ("ERROR: No matching distribution (from versions: none)", "internetverbinding"),
        ("npm error code ENOTFOUND", "internetverbinding"),
        ("npm error code EAI_AGAIN", "internetverbinding"),
        ("npm error code ECONNREFUSED", "internetverbinding"),
        ("regel 1\nERROR: hashes do not match\nregel 3", "ERROR: hashes do not match"),
        ("", "zonder uitleg"),
    ],
)
def test_the_likely_cause_is_named_with_the_place_of_the_whole_story(output: str, says: str) -> None:
    sentence = explain(output, Path("var/log/pip.log"))
    assert says in sentence
    assert "var/log/pip.log" in sentence


def test_a_failing_command_stops_with_its_reason(steps: Steps) -> None:
    with pytest.raises(StopError, match=r"error: kapot.*proef\.log"):
        steps.command("proef", [sys.executable, "-c", "print('error: kapot'); raise SystemExit(3)"])


def test_no_right_to_write_is_said(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", "var/log")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StopError, match="Geen recht om var/log te schrijven"), steps.alone():
        pass


def _hold(root: Path, seconds_long: float) -> None:
    with Steps(root).alone():
        (root / "begun").touch()
        time.sleep(seconds_long)


def test_one_set_up_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = multiprocessing.get_context("spawn").Process(target=_hold, args=(tmp_path, 0.5))
    other.start()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    began = time.monotonic()
    with Steps(tmp_path).alone():
        assert time.monotonic() - began > 0.2
    assert "wachten tot die klaar is" in capsys.readouterr().out
    other.join()


def test_what_an_earlier_set_up_left_running_is_ended(tmp_path: Path) -> None:
    forgotten = multiprocessing.get_context("spawn").Process(target=_run_long, args=(tmp_path,))
    forgotten.start()
    while not module.ports._marked(tmp_path):
        time.sleep(0.01)
    forgotten.kill()
    forgotten.join()
    left = module.ports._marked(tmp_path)[module.ports.SETUP]
    assert left
    with Steps(tmp_path).alone():
        assert not any(module.ports._runs(pid) for pid in left)


def _run_long(root: Path) -> None:
    Steps(root).command("lang", [sys.executable, "-c", "import time; time.sleep(60)"])


def test_a_duration_reads_as_dutch() -> None:
    assert seconds(3.14159) == "3,1 s"
