"""A bare machine inside this one: a new user, an empty home, a PATH with only what must be there."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ops import pgplace
from ops.say import StopError, say

NEW_USER = f"weerbaarproef{os.getpid()}"
NEEDED_GB = 4.0
TOOLS = (
    "sh bash env git make uname cat ls mkdir rm cp mv ln chmod touch dirname basename pwd sed grep awk head tail tr "
    "cut sort uniq wc id date sleep true false test expr mktemp readlink realpath stat tar gzip find xargs ps kill"
).split()
# What a machine needs to reach its package registries: proxies, certificates, addresses. Never a cache or a home.
KEPT = re.compile(
    r"(?i)^(.*_proxy|pip_(?!cache_dir|target|prefix|user).*|npm_config_(registry|cafile|.*proxy)|ssl_cert_(file|dir)|"
    r"requests_ca_bundle|curl_ca_bundle|node_extra_ca_certs|git_ssl_cainfo)$"
)
FINDS_PYTHON = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"


@dataclass(frozen=True)
class Machine:
    """A checkout with its user and surroundings."""

    who: pwd.struct_passwd
    label: str
    checkout: Path
    env: dict[str, str]
    base: Path

    def popen(self, command: list[str], log: Path, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Starts a command as that user in a group of its own, as a terminal would."""
        with log.open("wb") as output:
            return subprocess.Popen(
                command,
                cwd=self.checkout,
                env={**self.env, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                umask=0o022,
                **pgplace.run_as(self.who),
            )

    def running(self) -> list[int]:
        """Processes that belong to this checkout: by command, folder or surroundings."""
        here = str(self.checkout).encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if entry.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z":
                    continue
                cwd = os.fsencode(os.readlink(entry / "cwd"))
                said = entry.joinpath("cmdline").read_bytes() + entry.joinpath("environ").read_bytes()
                if here in said or cwd == here or cwd.startswith(here + b"/"):
                    found.append(int(entry.name))
        return [pid for pid in found if pid != os.getpid()]

    def kill_all(self) -> None:
        """`kill -9` of everything that belongs to this checkout."""
        deadline = time.monotonic() + 15
        while (pids := self.running()) and time.monotonic() < deadline:
            for pid in pids:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)

    def empty(self) -> None:
        """Back to what git gave: no environment, no packages, no data."""
        self.kill_all()
        for name in (".venv", "node_modules", "var"):
            shutil.rmtree(self.checkout / name, ignore_errors=True)


@contextlib.contextmanager
def machine(root: Path, as_root: bool) -> Iterator[Machine]:
    """Clones what is committed at `root` for a user with an empty home; everything is removed afterwards."""
    base = Path(tempfile.mkdtemp(prefix="weerbaar-bare-", dir="/var/tmp"))
    base.chmod(0o755)
    if shutil.disk_usage(base).free < NEEDED_GB * 1e9:
        raise StopError(f"Voor deze proef is {NEEDED_GB:.0f} GB vrije ruimte nodig in {base.parent}.")
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, base, ignore_errors=True)
        who = pwd.getpwuid(os.geteuid()) if os.geteuid() or as_root else stack.enter_context(_new_user(base))
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(root), str(base / "checkout")]
        if subprocess.run(["git", "-c", "safe.directory=*", *clone[1:]]).returncode:
            raise StopError("De proef kan de map niet klonen. Is alles in git vastgelegd?")
        (base / "home").mkdir()
        for path in [base / "home", base / "checkout", *(base / "checkout").rglob("*")]:
            os.lchown(path, who.pw_uid, who.pw_gid)
        label = "root" if as_root else "gewone gebruiker"
        found = Machine(who, label, base / "checkout", _surroundings(base, who), base)
        stack.callback(found.kill_all)
        yield found


@contextlib.contextmanager
def _new_user(base: Path) -> Iterator[pwd.struct_passwd]:
    """A user that did not exist, removed afterwards; `nobody` where users cannot be made."""
    if not shutil.which("useradd") or not shutil.which("userdel"):
        yield pwd.getpwnam("nobody")
        return
    made = subprocess.run(
        ["useradd", "--no-create-home", "--home-dir", str(base / "home"), "--shell", "/bin/sh", NEW_USER],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        say(f"Een nieuwe gebruiker maken lukt hier niet ({made.stderr.strip()}); de proef draait als nobody.")
        yield pwd.getpwnam("nobody")
        return
    try:
        yield pwd.getpwnam(NEW_USER)
    finally:
        subprocess.run(["userdel", NEW_USER], capture_output=True)


def _surroundings(base: Path, who: pwd.struct_passwd) -> dict[str, str]:
    """An environment with an empty home and a PATH without node, psql and chromium."""
    path = base / "bin"
    path.mkdir()
    for name in TOOLS:
        found = shutil.which(name, path="/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
        if found:
            (path / name).symlink_to(found)
    python = path / "python3"
    python.write_text(f'#!/bin/sh\nexec {_python_for(who)} "$@"\n')
    python.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if KEPT.match(name)}
    return {
        **kept,
        "HOME": str(base / "home"),
        "PATH": str(path),
        "LANG": "C.UTF-8",
        "USER": who.pw_name,
        "LOGNAME": who.pw_name,
        "SHELL": "/bin/sh",
        "TMPDIR": "/tmp",  # noqa: S108
    }


def _python_for(who: pwd.struct_passwd) -> str:
    """A Python 3.11 or newer with venv that this user can run."""
    names = ["python3", "python3.14", "python3.13", "python3.12", "python3.11"]
    folders = ["/usr/bin", "/usr/local/bin"]
    candidates = [f"{folder}/{name}" for folder in folders for name in names]
    for candidate in [*candidates, os.path.realpath(shutil.which("python3") or "")]:
        with contextlib.suppress(OSError):
            tried = subprocess.run([candidate, "-c", FINDS_PYTHON], capture_output=True, cwd="/", **pgplace.run_as(who))
            if tried.returncode == 0:
                return candidate
    raise StopError(
        f"Gebruiker {who.pw_name} kan hier geen Python 3.11 of nieuwer met venv gebruiken. "
        "Op Debian en Ubuntu: apt-get install python3 python3-venv."
    )
