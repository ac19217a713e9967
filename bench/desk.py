"""The pages of a coordinator at the server's door, with 20,000 organisations in the region.

`python -m bench.desk [--organisaties N]`: made-up rows in a database that is thrown away, all of them in Zeeland, a
third in Middelburg. A fifth is overdue or counts on another, a tenth is not recognised or has an agreement, a hundredth
is reported, invited or claimed (`desk.sql`). Figures beside the target go to `DESK.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench import client, measure
from bench.door import _python
from ops import demo, pg, ports, processes, testdb
from ops.site import address_of

HERE = Path(__file__).resolve().parent
TARGET_MS = 100.0
RUNS, TIMES = 5, 20
REGION, TOWN = "/mijn/regio/VR19/", "/mijn/gemeente/GM0687/"
# Title, whose session, address.
PAGES = (
    ("Mijn regio", "region", REGION),
    ("Mijn regio: niet erkend, eerste bladzijde", "region", f"{REGION}aandacht/niet-erkend/"),
    ("Mijn regio: niet erkend, bladzijde 100", "region", f"{REGION}aandacht/niet-erkend/?pagina=100"),
    ("Mijn gemeente", "town", TOWN),
    ("Mijn behoefte", "need", "/mijn/behoefte/bevolkingszorg/"),
    ("Voorpagina van een regiocoördinator", "region", "/"),
)
# After each of these the region is asked again: an act of the coordinator, and what may move everything.
ANEW = {
    "Mijn regio, na elke erkenning": "organisation.verified",
    "Mijn regio, na elke wijziging van een organisatie": "organisation.changed",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.desk")
    parser.add_argument("--organisaties", type=int, default=20_000)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory(prefix="weerbaar-bench-") as name, pg.session():
        found = measured(Path(name), options.organisaties)
    text = markdown(found)
    if options.organisaties == 20_000:
        (HERE / "results").mkdir(exist_ok=True)
        (HERE / "results" / "desk.json").write_text(json.dumps(found, indent=1) + "\n")
        (HERE / "DESK.md").write_text(text)
    print(text)


def measured(folder: Path, organisations: int) -> dict[str, Any]:
    """Milliseconds of each page, the median of five runs of twenty."""
    found: dict[str, Any] = {"organisations": organisations, "load_at_start": os.getloadavg()[0]}
    with _site(folder, organisations) as (port, sessions, changed):
        found["load_at_door"] = os.getloadavg()[0]
        for title, whose, path in PAGES:
            one = client.Client(port, sessions[whose])
            for _ in range(4):
                one.get(path)
            found[title] = measure.median([_run(one, path) for _ in range(RUNS)])
        for title, code in ANEW.items():
            one = client.Client(port, sessions["region"])
            found[title] = measure.median([_run(one, REGION, lambda code=code: changed(code)) for _ in range(RUNS)])
    return found


def _change(env: dict[str, str], code: str) -> None:
    """Something happened in the register, so that what follows it is no longer remembered."""
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            "insert into activity_entry (uuid, at, code, kind, target, label, changes) "
            "values (gen_random_uuid(), now(), %s, 'organisation', gen_random_uuid(), '', '{}')",
            [code],
        )


def _run(one: client.Client, path: str, before: Callable[[], None] = lambda: None) -> dict[str, float]:
    times = []
    for _ in range(TIMES):
        before()
        times.append(one.get(path))
    return {"p50": measure.at(times, 0.5), "p95": measure.at(times, 0.95), "max": max(times)}


@contextmanager
def _site(folder: Path, organisations: int) -> Iterator[tuple[int, dict[str, str], Callable[[str], None]]]:
    database = pg.django_database(os.environ.get("DATABASE_URL", ""))
    name, port = testdb.name_for(database, "desk"), ports.first_free(8500)
    testdb.clone(database, name)
    env = {
        **demo.environment(port),
        "DATABASE_URL": address_of({**database, "NAME": name}),
        "SEARCH_DIR": str(folder / "desk"),
    }
    web = demo.programs(port, env)[0]
    try:
        amounts = ("--organisations", str(organisations), "--capabilities", str(organisations * 5), "--seed", "7")
        _python(env, "manage.py", "synthesise", *amounts, "--no-index")
        sessions = json.loads(_python(env, "-m", "bench.desk", "fill"))
        web.start()
        deadline = time.monotonic() + 120
        while not demo.answers(port, "/over/"):
            if web.has_ended() or time.monotonic() > deadline:
                raise RuntimeError(f"De webserver start niet, zie {web.log}.")
            time.sleep(0.2)
        yield port, sessions, lambda code: _change(env, code)
    finally:
        processes.stop([web])
        testdb.drop(database, name)


def fill() -> None:
    """Crowds the region, and prints the sessions of coordinators who passed both steps of signing in."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection

    from weerbaar.foundation.accounts.second_step import note_passed
    from weerbaar.foundation.organisations.roles import Role, RoleKind
    from weerbaar.foundation.taxonomy.models import Term

    get_user_model().objects.create(email="editor@voorbeeld.invalid", is_active=True)
    with connection.cursor() as cursor:
        cursor.execute((HERE / "desk.sql").read_text())
        cursor.execute("analyze")
    care = Term.objects.get(vocabulary="need", code="bevolkingszorg")
    roles: dict[str, tuple[str, dict[str, Any]]] = {
        "region": (RoleKind.REGIONAL_COORDINATOR, {"region_id": "VR19"}),
        "town": (RoleKind.MUNICIPAL_COORDINATOR, {"municipality_id": "GM0687"}),
        "need": (RoleKind.NEED_COORDINATOR, {"need": care}),
    }
    cookies = {}
    for who, (kind, scope) in roles.items():
        user = get_user_model().objects.create(email=f"{who}@voorbeeld.invalid", is_active=True)
        Role.objects.create(user=user, kind=kind, **scope)
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        note_passed(session, user)
        session.save()
        cookies[who] = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    print(json.dumps(cookies))


def markdown(found: dict[str, Any]) -> str:
    """The figures beside their target."""
    lines = [
        "# Pages of coordinators: figures beside their target",
        "",
        f"{found['organisations']:,} organisations and {found['organisations'] * 5:,} capabilities in one region, at "
        f"the door of a web server with one client; median of five runs of twenty. Load at the start "
        f"{found['load_at_start']:.1f}, before the door {found['load_at_door']:.1f} (above 1: other work)."
        " Written by `python -m bench.desk`.",
        "",
        "| page | measured | target | |",
        "|---|---|---|---|",
    ]
    for title in (*(title for title, _, _ in PAGES), *ANEW):
        one = found[title]
        took = f"p50 {one['p50']:.0f}, p95 {one['p95']:.0f}, max {one['max']:.0f} ms"
        is_met = "yes" if one["p95"] <= TARGET_MS else "**no**"
        lines.append(f"| {title} | {took} | p95 ≤ {TARGET_MS:.0f} ms | {is_met} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    fill() if sys.argv[1:] == ["fill"] else main()
