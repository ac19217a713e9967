"""DATABASE_URL: what is accepted, and the sentence for what is not."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from ops import dburl, site
from ops.pg import ROOT
from ops.say import StopError

WRONG = [
    ("", "geen adres van een database"),
    ("zomaar iets", "geen adres van een database"),
    ("localhost/weerbaar", "geen adres van een database"),
    ("postgresql://u:p@machine:poort/naam", "niet te lezen"),
    ("postgresql://u:p@[::1/naam", "niet te lezen"),
    ("postgresql://u:p@machine:99999/naam", "niet te lezen"),
    ("postgresql://u:p@machine", "ontbreekt de naam"),
    ("mysql://u:p@machine/naam", "“mysql”, maar alleen PostgreSQL 15"),
    ("sqlite:///var/db.sqlite3", "“sqlite”, maar alleen PostgreSQL 15"),
]
UNREACHABLE = [
    ("postgresql://u:geheim@127.0.0.1:1/naam", "op 127.0.0.1, poort 1 antwoordt geen PostgreSQL"),
    ("postgresql://u:geheim@bestaat-niet.invalid/naam", "“bestaat-niet.invalid” is niet te vinden"),
    ("postgresql://u:geheim@/naam?host=/bestaat/niet", "op /bestaat/niet, poort 5432 antwoordt geen PostgreSQL"),
    ("postgresql://u:geheim@127.0.0.1:1/naam?onzin=1", "achter het vraagteken"),
]


@pytest.mark.parametrize(("url", "says"), WRONG)
def test_what_is_no_postgresql_address_is_refused(url: str, says: str) -> None:
    with pytest.raises(StopError, match=says):
        dburl.parse(url)


@pytest.mark.parametrize(("url", "says"), UNREACHABLE)
def test_what_does_not_answer_is_refused_without_the_password(url: str, says: str) -> None:
    with pytest.raises(StopError, match=says) as stopped:
        dburl.check(dburl.parse(url), "DATABASE_URL")
    assert "geheim" not in stopped.value.sentence


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"NAME": "bestaat-niet"}, "bestaat geen database “bestaat-niet”"),
        ({"USER": "niemand"}, "laat gebruiker “niemand” niet toe"),
    ],
)
def test_a_wrong_name_or_user_is_named(change: dict[str, str], says: str) -> None:
    with pytest.raises(StopError, match=says):
        dburl.check({**connection.settings_dict, **change, "OPTIONS": {}}, "DATABASE_URL")


@pytest.mark.django_db
def test_an_older_server_is_refused() -> None:
    with pytest.raises(StopError, match="nodig is versie 99 of nieuwer"):
        dburl.check({**connection.settings_dict, "OPTIONS": {}}, "DATABASE_URL", oldest=99)


def test_an_address_is_taken_apart_and_put_together_again() -> None:
    url = "postgresql://jan%40huis:ge%2Fheim@db.voorbeeld.invalid:5433/naam%20twee?sslmode=require"
    found = dburl.parse(url)
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("jan@huis", "ge/heim", "naam twee")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.voorbeeld.invalid", "5433", {"sslmode": "require"})
    assert dburl.parse(site.address_of(found)) == found


@pytest.mark.parametrize(
    "command",
    [
        ["manage.py", "migrate"],
        ["manage.py", "check"],
        ["-m", "ops.prepare"],
        ["-c", "import config.wsgi"],
    ],
)
def test_every_door_stops_at_once_with_one_sentence(command: list[str]) -> None:
    env = {**os.environ, "DATABASE_URL": "mysql://u:geheim@machine/naam"}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("DATABASE_URL begint met “mysql”")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", [["manage.py", "migrate"], ["-m", "ops.prepare"], ["-c", "import config.wsgi"]])
def test_every_door_that_needs_the_database_says_that_it_does_not_answer(command: list[str]) -> None:
    env = {**os.environ, "DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/naam"}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "DATABASE_URL: op 127.0.0.1, poort 1 antwoordt geen PostgreSQL; kijk of die draait en of het adres klopt."
    )
