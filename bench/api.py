"""The API at the server's door, over a million capabilities: each collection and each thing by itself.

Asked without a key and with that of a regional coordinator, each question once, after both web processes are warm. The
tenth page, broad filters and questions without an answer are among them.
"""

from __future__ import annotations

import json
import os
import random
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import client, measure
from bench.door import PAGE, VALUES, _paths, _python, _site

HERE = Path(__file__).resolve().parent
API = "/api/v1"
QUESTIONS, RUNS = 60, 5
UNLIMITED = {"API_PER_MINUTE": "10000000", "API_PER_MINUTE_WITH_KEY": "10000000"}
KINDS = ("convenant", "waakvlamovereenkomst", "sla")
STANDINGS = ("geldig", "herzien", "komt", "afgelopen")


def main(folder: Path, organisations: int) -> dict[str, Any]:
    """Milliseconds per reader and per collection; one thing each is asked by its number."""
    with _site(folder, organisations, again=False, extra=UNLIMITED) as (port, env, _, _web):
        told = json.loads(_python(env, "-m", "bench.api"))
        asked = questions(told)
        found: dict[str, Any] = {"load": os.getloadavg()[0]}
        for reader, key in (("anonymous", ""), ("regional", told["key"])):
            for paths in asked.values():
                _run(port, key, paths[-8:])  # both workers warm
            found[reader] = {what: _measured(port, key, paths[:-8]) for what, paths in asked.items()}
        return found


def _measured(port: int, key: str, paths: list[str]) -> dict[str, float]:
    """The median of some runs; `first` is the p95 of the first of them, when no count was remembered."""
    runs = [_run(port, key, paths) for _ in range(RUNS)]
    return {**measure.median(runs), "first": runs[0]["p95"]}


def _run(port: int, key: str, paths: list[str]) -> dict[str, float]:
    one = client.Client(port, key=key)
    times = [one.get(path) for path in paths]
    return {"p50": measure.at(times, 0.5), "p95": measure.at(times, 0.95), "max": max(times)}


def questions(told: dict[str, Any]) -> dict[str, list[str]]:
    """Per collection the addresses to ask, the last eight of them to warm up with."""
    chance = random.Random(11)

    def pick(*choices: tuple[str, tuple[str, ...] | list[str]]) -> list[tuple[str, str]]:
        """Each with an even chance, one value."""
        return [(name, chance.choice(values)) for name, values in choices if chance.random() < 0.5]

    pages = ("1", "1", "2", "10")
    lists = {
        "organisaties": (
            ("q", told["names"]),
            ("soort", VALUES["soort"]),
            ("niveau", VALUES["niveau"]),
            ("regio", VALUES["regio"]),
            ("pagina", pages),
        ),
        "afspraken": (("q", told["titles"]), ("soort", KINDS), ("stand", STANDINGS), ("pagina", pages)),
        "relaties": (
            ("organisatie", told["ids"]["organisaties"]),
            ("soort", ["levert-aan", "rekent-op"]),
            ("pagina", pages),
        ),
    }
    found = {"capaciteiten": [path.replace(PAGE, f"{API}/capaciteiten") for path in _paths(told["words"])]}
    for name, choices in lists.items():
        found[name] = [f"{API}/{name}?{urlencode(pick(*choices))}" for _ in range(QUESTIONS + 8)]
    for name, ids in told["ids"].items():
        found[f"{name}/id"] = [f"{API}/{name}/{one}" for one in islice(cycle(ids), QUESTIONS + 8)]
    return found


def fill() -> None:
    """Ties the register together; prints words to ask with, things to ask for, and a coordinator's key."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection

    from weerbaar.features.networks.agreements import queries as agreements
    from weerbaar.features.networks.capabilities import queries as capabilities
    from weerbaar.foundation.accounts.tokens import make_token
    from weerbaar.foundation.organisations import queries as organisations
    from weerbaar.foundation.organisations.roles import Role, RoleKind

    with connection.cursor() as cursor:
        cursor.execute((HERE / "api.sql").read_text())
        cursor.execute("vacuum analyze")  # as the database does by itself, some minutes after so much was read in
    user = get_user_model().objects.create(email="api@voorbeeld.invalid", is_active=True)
    user.passed_second_step = True
    Role.objects.create(user=user, kind=RoleKind.REGIONAL_COORDINATOR, region_id="VR19")
    told = json.loads(_words())
    ids = {
        name: [str(one) for one in rows.order_by("uuid").values_list("uuid", flat=True)[: QUESTIONS + 8]]
        for name, rows in (
            ("capaciteiten", capabilities.visible_to(None)),
            ("organisaties", organisations.visible_to(None)),
            ("afspraken", agreements.visible_to(None)),
        )
    }
    _, key = make_token(user, "meting", 30)
    print(json.dumps({**told, "ids": ids, "key": key}))


def _words() -> str:
    from django.db import connection

    words: dict[str, list[str]] = {"titles": ["noodstroom", "opvang", "vervoer afspraak", "bestaat niet"]}
    for name, sql in (
        ("words", "select name || ' ' || description from capabilities_capability order by uuid limit 3000"),
        ("names", "select name from organisations_organisation order by uuid limit 400"),
    ):
        with connection.cursor() as cursor:
            cursor.execute(sql)
            every = {word for row in cursor.fetchall() for word in row[0].split()}
        found = sorted(word for word in every if len(word) > 4 and word.isalpha())
        random.Random(1).shuffle(found)
        words[name] = found[:400]
    return json.dumps(words)


if __name__ == "__main__":
    fill()
