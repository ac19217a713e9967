"""A connection that stays open: nothing is asked of the server while it is there, and a lost one is replaced."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept() -> Iterator[Any]:
    """The connection as the site keeps it: open from request to request, and checked."""
    before = connection.settings_dict["CONN_MAX_AGE"], connection.settings_dict["CONN_HEALTH_CHECKS"]
    connection.close()
    connection.settings_dict.update(CONN_MAX_AGE=None, CONN_HEALTH_CHECKS=True)
    connection.connect()
    yield connection
    connection.close()
    connection.settings_dict.update(CONN_MAX_AGE=before[0], CONN_HEALTH_CHECKS=before[1])


def thrown_out(wrapper: Any) -> None:
    """The server ends the session; the end has reached us when this returns."""
    pid = wrapper.connection.info.backend_pid
    other = wrapper.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("select pg_terminate_backend(%s, 5000)", [pid])
    finally:
        other.close()


def test_a_healthy_connection_is_kept(kept: Any) -> None:
    held = kept.connection
    kept.close_if_unusable_or_obsolete()
    kept.ensure_connection()
    assert kept.is_usable()
    assert kept.connection is held


def test_the_server_is_not_asked_while_nothing_came_in(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(type(kept.connection), "cursor", lambda *_, **__: asked.append("SELECT 1"))
    assert kept.is_usable()
    assert asked == []


def test_a_session_that_the_server_ended_is_replaced(kept: Any) -> None:
    held = kept.connection
    thrown_out(kept)
    assert not kept.is_usable()
    kept.close_if_unusable_or_obsolete()
    with kept.cursor() as cursor:
        cursor.execute("select 1")
        assert cursor.fetchone() == (1,)
    assert kept.connection is not held


def test_a_notice_alone_is_no_reason_to_leave(kept: Any) -> None:
    """Something to read that is no goodbye: the server is asked, and the connection stays."""
    held = kept.connection
    with kept.cursor() as cursor:
        cursor.execute("listen proef")
    other = kept.copy()
    with other.cursor() as cursor:
        cursor.execute("notify proef")
    other.close()
    assert kept.is_usable()
    assert kept.connection is held
