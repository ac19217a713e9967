"""For every test: a real PostgreSQL, a database of its own per process, folders that are thrown away."""

import contextlib
import logging
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ops import pg

pytest_plugins = ["tests.cast", "tests.postbox", "tests.scanner"]

_database = contextlib.ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """The server runs as long as the test run (and each of its processes) does; SIGTERM ends it as Ctrl-C does."""
    if threading.current_thread() is threading.main_thread() and not hasattr(config, "workerinput"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    _database.enter_context(pg.session())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_unconfigure(config: pytest.Config) -> None:
    _database.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, worker_id: str
) -> Iterator[None]:
    """A database copied from the migrated template; a test that commits gets a fresh copy afterwards."""
    from django.db import connection
    from django.test import TransactionTestCase

    from ops import testdb

    real = dict(connection.settings_dict)
    name = testdb.name_for(real, worker_id)
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        template = testdb.clone(real, name)
        testdb.leave_statistics(real, name)
        connection.close()
        connection.settings_dict["NAME"] = name
        _read_small_tables()

    def restore(self: TransactionTestCase) -> None:
        connection.close()
        testdb.restore(real, template, name)
        testdb.leave_statistics(real, name)

    TransactionTestCase._fixture_teardown = restore  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[attr-defined]
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()
        connection.settings_dict["NAME"] = real["NAME"]
        testdb.drop(real, name)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files and search index of a test run stay apart from those of the demo; passwords are hashed fast."""
    from django.test import override_settings

    import config.urls  # noqa: F401 - read once, before a test that plays the demo changes what it asks
    from ops import testdb

    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are asked for here, by the thousand
    folder: Path = tmp_path_factory.mktemp("var")
    with override_settings(
        MEDIA_ROOT=folder / "media",
        SEARCH_DIR=folder / "search",
        WORDS_DIR=testdb.words_folder(),
        SEARCH_MODE="direct",
        MEANING_MODEL="",  # reading takes half a second a page; tests that are about it turn it on
        WHITENOISE_USE_FINDERS=False,  # each test client would look at every file of the front end first
        REMEMBERED_SECONDS=0,  # tests put rows down without telling the spine, on which memory depends
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        (folder / "search").mkdir()
        yield


_small: dict[Any, Any] = {}  # small tables as they are in the template


def _read_small_tables() -> None:
    from weerbaar.foundation.taxonomy.kept import Kept

    _small.update({kept: kept.get() for kept in Kept.every})


@pytest.fixture(autouse=True)
def small_tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Vocabularies, places and borders are not read again halfway a test, where queries may be counted; what a test
    made of them is gone after it."""
    from weerbaar.foundation.taxonomy.kept import Kept

    monkeypatch.setattr(Kept, "is_old", lambda kept, read_at: False)
    yield
    for kept, value in _small.items():
        if kept._value is not value:
            kept._value, kept.edition = value, kept.edition + 1
        kept._read_at = 0.0


@pytest.fixture(autouse=True)
def unhurried(settings: Any) -> None:
    """A test asks the API as often as it likes, unless it is about that."""
    settings.API_PER_MINUTE = settings.API_PER_MINUTE_WITH_KEY = 10**9
