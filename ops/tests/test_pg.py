"""The embedded server: shared by several processes, private, healed after a kill."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import pg, pgplace
from ops.pgserver import Server
from ops.say import StopError

HOLD = """
import sys
from pathlib import Path
from ops import pg
with pg.session(Path(sys.argv[1])):
    print("in", flush=True)
    input()
"""


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty checkout of its own, at a short path that everybody may enter."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = Path(tempfile.mkdtemp(prefix="wn-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    Server(folder).stop()
    shutil.rmtree(folder)


def hold(root: Path) -> subprocess.Popen[str]:
    """Another process that is in a session until it gets a line or is killed."""
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)], cwd=pg.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "in\n"
    return held


def let_go(held: subprocess.Popen[str]) -> None:
    held.communicate("\n", timeout=30)


def postmaster(root: Path) -> int:
    return int((Server(root).data / "postmaster.pid").read_text().splitlines()[0])


def test_who_comes_first_starts_it_and_who_leaves_last_stops_it(root: Path) -> None:
    first = hold(root)
    with pg.session(root):
        let_go(first)
        assert Server(root).answers(), "somebody is still in a session"
    assert not Server(root).answers(), "the last one left"


def test_what_a_killed_process_held_does_not_count(root: Path) -> None:
    with pg.session(root):
        held = hold(root)
        held.kill()
        held.wait()
    assert not Server(root).answers()


def test_data_stays_and_a_killed_server_comes_back(root: Path) -> None:
    with pg.session(root):
        Server(root).sql("create table bewaard as select 7 as waarde")
        os.kill(postmaster(root), signal.SIGKILL)
        while Server(root).listens():
            time.sleep(0.05)
        pg.revive(root)
        assert Server(root).sql("select waarde from bewaard").stdout == "7\n"


@pytest.mark.parametrize("number_now_of", ["nobody", "another process"])
def test_a_lock_that_a_crash_left_behind_does_not_stop_it(root: Path, number_now_of: str) -> None:
    with pg.session(root):
        lock = (Server(root).data / "postmaster.pid").read_text().splitlines()
    pid = "4194304" if number_now_of == "nobody" else str(os.getppid())
    left = Server(root).data / "postmaster.pid"
    left.write_text("\n".join([pid, *lock[1:]]) + "\n")
    os.chown(left, Server(root).owner.pw_uid, -1)
    began = time.monotonic()
    with pg.session(root):
        assert Server(root).answers()
    assert time.monotonic() - began < 15


def test_a_first_start_cut_in_the_middle_leaves_nothing_half(root: Path) -> None:
    server = Server(root)
    pgplace.make_private(server.folder, server.owner)
    (server.folder / "data.new").mkdir()
    (server.folder / "data.new" / "rest").touch()
    with pg.session(root):
        assert server.answers()


def test_nothing_outside_var_changes_and_nobody_else_can_read_it(root: Path) -> None:
    with pg.session(root):
        mine = Server(root).folder
        assert (mine.stat().st_mode & 0o777, mine.stat().st_uid) == (0o700, Server(root).owner.pw_uid)
        assert [path.name for path in root.iterdir()] == ["var"]
        assert Server(root).sql("show listen_addresses").stdout == "\n"
    assert root.stat().st_mode & 0o777 == 0o755


def test_sigterm_leaves_politely(root: Path) -> None:
    held = hold(root)
    held.send_signal(signal.SIGTERM)
    assert held.wait(timeout=30) == 143
    assert not Server(root).answers()


def test_a_long_path_gets_a_short_socket(root: Path) -> None:
    deep = root / ("lange-naam-" * 9)
    deep.mkdir()
    with pg.session(deep):
        server = Server(deep)
        assert server.answers()
        assert server.sockets != server.folder
    shutil.rmtree(server.sockets)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be kept away from nobody")
def test_root_in_a_closed_folder_keeps_the_data_elsewhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = root / "gesloten"
    closed.mkdir(mode=0o700)
    with pg.session(closed):
        server = Server(closed)
        assert server.answers()
    assert server.folder.parent == Path("/var/tmp")
    assert str(server.folder) in capsys.readouterr().err
    assert closed.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(server.folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can change owners")
def test_root_uses_the_data_of_the_user_whose_it_is(root: Path) -> None:
    daemon = pwd.getpwnam("daemon")
    (root / "var").mkdir()
    os.chown(root / "var", daemon.pw_uid, daemon.pw_gid)
    (root / "var" / "pg").mkdir(mode=0o700)
    os.chown(root / "var" / "pg", daemon.pw_uid, daemon.pw_gid)
    with pg.session(root):
        assert (root / "var" / "pg" / "data").stat().st_uid == daemon.pw_uid


def test_a_folder_of_somebody_else_is_refused(root: Path) -> None:
    somebody = pgplace.owner(Server(root).folder)
    stranger = pwd.struct_passwd(("vreemde", "x", somebody.pw_uid + 1, somebody.pw_gid, "", "/", "/bin/sh"))
    pgplace.make_private(root / "pg", somebody)
    with pytest.raises(StopError, match="niet van gebruiker vreemde"):
        pgplace.make_private(root / "pg", stranger)


def test_another_folder_of_binaries_can_be_forced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", str(root))
    with pytest.raises(StopError, match="PG_BINDIR wijst naar"):
        pgplace.find_bindir()
    own = pgplace._from_wheel()[0]
    monkeypatch.setenv("PG_BINDIR", str(own))
    assert pgplace.find_bindir() == own


@pytest.mark.parametrize("bindir", pgplace._from_machine(), ids=str)
def test_a_postgresql_of_the_machine_works_by_the_same_lines(
    root: Path, bindir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BINDIR", str(bindir))
    with pg.session(root):
        assert Server(root).answers()
    monkeypatch.setenv("PG_BINDIR", str(pgplace._from_wheel()[0]))
    if pgplace.version(bindir) != pgplace.version(pgplace._from_wheel()[0]):
        with pytest.raises(StopError, match="gemaakt door PostgreSQL"), pg.session(root):
            raise AssertionError


@pytest.mark.parametrize(
    ("arguments", "needs"),
    [
        (["manage.py", "migrate"], True),
        (["manage.py", "-v0", "shell"], True),
        (["manage.py"], False),
        (["manage.py", "--help"], False),
        (["manage.py", "migrate", "--help"], False),
        (["manage.py", "collectstatic", "--noinput"], False),
    ],
)
def test_only_commands_that_need_the_database_start_it(arguments: list[str], needs: bool) -> None:
    assert pg.needs_database(arguments) is needs


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = pg.local_secret(tmp_path / "var")
    assert pg.local_secret(tmp_path / "var") == first
    assert len(first) >= 50
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600
