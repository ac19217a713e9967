"""The test database itself: migrated, its own, and fresh after a test that committed."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection


@pytest.mark.django_db
def test_a_test_has_a_database_of_its_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_database()")
        assert "_test_" in cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_and_what_migrations_made_is_there_again(turn: int) -> None:
    assert Permission.objects.exists()
    assert not ContentType.objects.filter(app_label="proef").exists()
    ContentType.objects.create(app_label="proef", model="proef")
    Permission.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after a test that committed"])
def test_statistics_are_left_alone(turn: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class join pg_namespace spaces on spaces.oid = relnamespace"
            " where nspname = 'public' and relkind = 'r' and coalesce(array_to_string(reloptions, ','), '')"
            " not like '%autovacuum_enabled=false%'"
        )
        assert cursor.fetchall() == []
