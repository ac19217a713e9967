"""The health check."""

import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_a_process_with_a_database_is_healthy(client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_without_a_database_it_says_so(client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/healthz").status_code == 503
