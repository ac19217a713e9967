"""Ports, and the programs of a demo: restarted when they fall, ended with all they started."""

import contextlib
import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import demo, ports, processes
from ops.pg import ROOT
from ops.processes import Child
from ops.say import StopError


@contextlib.contextmanager
def listening() -> Iterator[int]:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_taken_port_is_said_with_a_free_one() -> None:
    with listening() as port, pytest.raises(StopError, match=rf"Poort {port} is bezet.*make demo PORT=\d+") as stopped:
        ports.must_be_free(port)
    assert ports.is_free(int(stopped.value.sentence.rpartition("=")[2]))


@pytest.mark.parametrize("text", ["acht", "0", "65536", "-1", "80 80", "8000.5"])
def test_what_is_no_port_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(StopError, match="geen poortnummer"):
        ports.chosen()


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("8100", 8100)])
def test_the_port_can_be_chosen(text: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    assert ports.chosen() == port


def test_make_demo_on_a_taken_port_stops_at_once() -> None:
    with listening() as port:
        env = {**os.environ, "PORT": str(port)}
        done = subprocess.run([sys.executable, "-m", "ops", "demo"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Poort {port} is bezet")
    assert len(done.stderr.splitlines()) == 1


def test_two_demos_on_one_port_are_refused(tmp_path: Path) -> None:
    refused = pytest.raises(StopError, match="draait al op http://localhost:8000/")
    with ports.held(tmp_path, 8000), ports.held(tmp_path, 8001), refused, ports.held(tmp_path, 8000):
        raise AssertionError
    with ports.held(tmp_path, 8000):
        pass


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    """A program with a child of its own, as a web server has workers."""
    code = "import subprocess, sys, time; subprocess.Popen(['sleep', '60']); print('aan', flush=True); time.sleep(60)"
    made = Child("De proef", [sys.executable, "-c", code], os.environ, tmp_path, tmp_path / "log")
    made.start()
    yield made
    processes.stop([made])


def test_stopping_ends_what_a_program_started_too(child: Child) -> None:
    while "aan" not in child.log.read_text():
        time.sleep(0.01)
    processes.stop([child])
    assert not child.group_lives()


def test_what_falls_is_started_again_and_waits_longer_each_time(
    child: Child, capsys: pytest.CaptureFixture[str]
) -> None:
    assert child.process
    first = child.process.pid
    os.kill(first, signal.SIGKILL)
    child.process.wait()
    processes.look_after([child])
    processes.look_after([child])
    assert child.process
    assert child.process.pid != first
    os.kill(child.process.pid, signal.SIGKILL)
    child.process.wait()
    processes.look_after([child])
    assert child.process is None
    assert child.not_before > time.monotonic() + 1
    said = capsys.readouterr().out
    assert "De proef stopte onverwacht (code -9) en start meteen opnieuw." in said
    assert "start over 2 s opnieuw" in said


def test_leftovers_of_a_demo_that_is_gone_are_ended_and_those_of_a_living_one_are_not(tmp_path: Path) -> None:
    left, lives = (
        subprocess.Popen(["sleep", "60"], env={**os.environ, ports.MARK: f"{tmp_path}:{port}"}) for port in (8000, 8001)
    )
    with ports.held(tmp_path, 8001):
        ports.clear_leftovers(tmp_path)
    assert left.wait(timeout=10) == -signal.SIGTERM
    assert lives.poll() is None
    lives.kill()
    lives.wait()


def test_the_mail_catcher_catches(tmp_path: Path) -> None:
    port = ports.first_free(2600)
    env = {**os.environ, "EMAIL_URL": f"smtp://127.0.0.1:{port}", "POST_DIR": str(tmp_path / "post")}
    catcher = demo.programs(8000, env)[2]
    catcher.log = tmp_path / "log"
    catcher.start()
    try:
        while ports.is_free(port):
            time.sleep(0.05)
        with smtplib.SMTP("127.0.0.1", port) as server:
            server.sendmail("a@voorbeeld.invalid", ["b@voorbeeld.invalid"], "Subject: Proef\r\n\r\nHallo")
    finally:
        processes.stop([catcher])
    (letter,) = (tmp_path / "post").glob("*.eml")
    assert b"Subject: Proef" in letter.read_bytes()
