"""Test databases by the second: migrate one template per state of the migrations, fill its vocabularies, copy it.

`clone()` makes a copy for one test process; `restore()` puts it back after a test that committed.
"""

import hashlib
import os
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from ops.lease import locked
from ops.pg import ROOT

PREFIX = "weerbaar_tpl_"
MARK = "_test_"


def state_of_migrations() -> str:
    """A hash of everything that decides what a freshly migrated database holds."""
    digest = hashlib.sha256()
    files = [ROOT / "requirements.lock", ROOT / "config" / "settings.py"]
    for folder in ("migrations", "data", "seeds"):
        files += (path for path in (ROOT / "weerbaar").rglob(f"{folder}/**/*") if path.is_file())
    for path in sorted(files):
        if path.suffix != ".pyc":
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def words_folder() -> Path:
    """Where tests and their sites share the word list of the search: three seconds, once for as long as it is made in
    the same way."""
    search = ROOT / "weerbaar" / "foundation" / "search"
    made_by = (ROOT / "requirements.lock", *(search / name for name in ("wordlist.py", "keytable.py", "text.py")))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_by))
    return ROOT / "var" / "words" / digest.hexdigest()[:12]


def name_for(database: dict[str, Any], worker: str) -> str:
    """The name of a test database, which says whose process it is for."""
    return f"{database['NAME']}{MARK}{worker}_{os.getpid()}"


def clone(database: dict[str, Any], name: str) -> str:
    """Makes the database `name` as a copy of the migrated template, which is made first when needed."""
    template = PREFIX + state_of_migrations()
    with locked(ROOT / "var" / "testdb.mutex"), _server(database) as server:
        _drop_forgotten(server)
        if not _exists(server, template):
            _migrate_template(server, database, template)
        _copy(server, template, name)
    return template


def restore(database: dict[str, Any], template: str, name: str) -> None:
    """Throws the test database away and copies the template again."""
    with _server(database) as server:
        _copy(server, template, name)


def leave_statistics(database: dict[str, Any], name: str) -> None:
    """Keeps autovacuum away from the tables of this database.

    It counts what is committed and most tests never commit: it would tell the planner that tables are empty in which a
    test has just put the whole demo content, and a query of five milliseconds would take minutes.
    """
    with _server(database, name) as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        for (table,) in tables:
            connection.execute(sql.SQL("alter table {} set (autovacuum_enabled = false)").format(sql.Identifier(table)))


def create_empty(database: dict[str, Any], name: str) -> None:
    """Makes a database without anything in it."""
    with _server(database) as server:
        _drop(server, name)
        server.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def drop(database: dict[str, Any], name: str) -> None:
    """Removes a test database, also when somebody is still connected."""
    with _server(database) as server:
        _drop(server, name)


def _migrate_template(server: psycopg.Connection, database: dict[str, Any], template: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    from weerbaar.foundation.taxonomy.loading import load_all

    for (old,) in server.execute("select datname from pg_database where starts_with(datname, %s)", [PREFIX]).fetchall():
        _drop(server, old)
    half = template + "_half"
    server.execute(sql.SQL("create database {}").format(sql.Identifier(half)))
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = half
    try:
        call_command("migrate", verbosity=0)
        load_all()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    server.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(half), sql.Identifier(template)))


def _drop_forgotten(server: psycopg.Connection) -> None:
    """Removes test databases of processes on this machine that ended without doing so."""
    found = server.execute("select datname from pg_database where datname like %s", [f"%{MARK}%"]).fetchall()
    for (name,) in found:
        pid = name.rpartition("_")[2]
        if pid.isdigit() and Path("/proc/self").exists() and not Path(f"/proc/{pid}").exists():
            _drop(server, name)


def _copy(server: psycopg.Connection, template: str, name: str) -> None:
    _drop(server, name)
    server.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _exists(server: psycopg.Connection, name: str) -> bool:
    return server.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def _server(database: dict[str, Any], name: str = "postgres") -> psycopg.Connection:
    """A connection to the server, usually beside the databases that are made and dropped."""
    return psycopg.connect(
        host=database["HOST"] or None,
        port=database["PORT"] or None,
        user=database["USER"] or None,
        password=database.get("PASSWORD") or None,
        dbname=name,
        autocommit=True,
        **database.get("OPTIONS", {}),
    )
