"""The database of this checkout: the embedded server in `var/pg`, or what `DATABASE_URL` names.

`session()` is the door for processes, `django_database()` for the settings, `check()` for the web server.
"""

import contextlib
import os
import secrets
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ops import dburl
from ops.lease import locked, shared
from ops.pgserver import DATABASE, PORT, USER, Server
from ops.say import StopError

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DATABASE = {"help", "version", "collectstatic", "findstatic", "compilemessages", "makemessages", "diffsettings"}


def server(root: Path = ROOT) -> Server:
    """The embedded server of this checkout."""
    return Server(root)


@contextlib.contextmanager
def session(root: Path = ROOT) -> Iterator[None]:
    """The database answers while this lasts. Several processes may be in a session at once.

    With DATABASE_URL nothing is started; a wrong value raises StopError.
    """
    url = os.environ.get("DATABASE_URL", "")
    if url:
        dburl.check(dburl.parse(url), "DATABASE_URL")
        yield
        return
    own = server(root)
    with _end_on_sigterm(), shared(root / "var" / "pg.lease", own.start, own.stop):
        yield


def revive(root: Path = ROOT) -> None:
    """Starts the embedded server again when it fell while this process is in a session."""
    own = server(root)
    if os.environ.get("DATABASE_URL") or own.listens():
        return
    with locked(root / "var" / "pg.mutex"):
        own.start()


def needs_database(arguments: list[str]) -> bool:
    """Whether `manage.py` with these arguments uses the database."""
    words = [word for word in arguments[1:] if not word.startswith("-")]
    asks_help = bool({"-h", "--help", "--version"} & set(arguments))
    checks_code_only = words[:1] == ["check"] and not any(word.startswith("--database") for word in arguments)
    return bool(words) and words[0] not in WITHOUT_DATABASE and not asks_help and not checks_code_only


def check() -> None:
    """Connects once and says in one sentence why it cannot (StopError); starts nothing."""
    url = os.environ.get("DATABASE_URL", "")
    dburl.check(
        django_database(url),
        "DATABASE_URL" if url else "De ingebouwde database draait niet (make demo start die, of zet DATABASE_URL)",
    )


def django_database(url: str) -> dict[str, Any]:
    """The `default` entry of Django's DATABASES: DATABASE_URL if given, else the embedded server."""
    if url:
        return dburl.parse(url)
    return {
        "ENGINE": "weerbaar.foundation.kit.postgres",
        "NAME": DATABASE,
        "USER": USER,
        "HOST": str(server().sockets),
        "PORT": PORT,
    }


def local_secret(var: Path) -> str:
    """A secret key that belongs to this checkout alone, made on first use, readable by its owner only."""
    file = var / "secret-key"
    try:
        if not file.exists():
            var.mkdir(parents=True, exist_ok=True)
            draft = var / f"secret-key.{os.getpid()}"
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(50))
            with contextlib.suppress(FileExistsError):
                os.link(draft, file)
            draft.unlink()
        return file.read_text()
    except OSError as error:
        raise StopError(f"De geheime sleutel in {file} is niet te lezen of te maken: {error.strerror}.") from None


@contextlib.contextmanager
def _end_on_sigterm() -> Iterator[None]:
    """A polite end by SIGTERM or SIGHUP runs the code that stops the server, as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number, handler in before.items():
        if handler == signal.SIG_DFL:
            signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
