"""`python -m bench.imports`: how long it takes to look at a messy list of 5,000 rows, to write it and to put it back.

A regional coordinator offers it as XLSX over a register of 20,000 organisations in a database that is thrown away; it
holds 1,500 organisations that are there under another spelling. The same services as the pages, in one process. A part
of `make bench` (`--alleen imports`), which puts the figures beside their targets.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.messy import Messy
from ops import pg, testdb

NEEDS = ("energie", "bed", "drinkwater", "voedsel", "transport", "evacueren", "informatie", "brandstof")
HEAD = (
    "organisatie", "soort", "niveau", "kvk", "website", "plaats", "capaciteit", "omschrijving", "deelbehoeften",
    "vorm", "gebied", "aantal", "eenheid", "binnen_uren", "bevestigd_op",
)  # fmt: skip


def main() -> None:
    """Measure, and print the figures as JSON: seconds on the clock, of the processor in Python and in PostgreSQL."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with tempfile.TemporaryDirectory(prefix="weerbaar-bench-") as name, pg.session():
        import django

        os.environ["MEDIA_ROOT"] = name
        django.setup()
        print(json.dumps(_in_database(), indent=1))


def _in_database() -> dict[str, Any]:
    """A database of its own, copied from the migrated one."""
    from django.db import connection

    real = dict(connection.settings_dict)
    name = testdb.name_for(real, "bench")
    testdb.clone(real, name)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        return _measured()
    finally:
        connection.close()
        testdb.drop(real, name)


def _measured(rows: int = 5_000, there: int = 20_000) -> dict[str, Any]:
    from weerbaar.features.networks.imports.models import Batch
    from weerbaar.features.networks.imports.services import ask, confirm_batch, undo_batch
    from weerbaar.features.networks.imports.services.offering import offer_file
    from weerbaar.foundation.organisations.keyring import roles_of
    from weerbaar.foundation.taxonomy.loading import load_all

    load_all()
    messy = Messy(rows, there, planted=rows * 3 // 10)
    actor = _register(messy)
    data = _file(messy)
    found: dict[str, Any] = {"rows": rows, "there": there, "load": os.getloadavg()[0], "megabytes": len(data) / 1e6}
    with Timed(found, "offer"):
        batch = offer_file(actor, roles_of(actor)[0], "Messy", "lijst.xlsx", data)
    with Timed(found, "preview"):
        batch = ask(batch, Batch.Work.PREVIEW, wait=True)
    wrong = [(row.number, row.details) for row in batch.rows.filter(kind="fout")[:5]]
    assert not wrong, wrong
    found["counts"] = batch.counts
    with Timed(found, "write"):
        batch = confirm_batch(actor, batch, wait=True)
    assert batch.state == Batch.State.WRITTEN, (batch.problem, batch.stale)
    with Timed(found, "undo"):
        batch = undo_batch(actor, batch, wait=True)
    assert batch.state == Batch.State.UNDONE, batch.problem
    found["left_alone"] = len(batch.left_alone)
    return found


class Timed:
    """Seconds on the clock, and of the processor: of this process and of PostgreSQL for it."""

    def __init__(self, found: dict[str, Any], name: str) -> None:
        self.found, self.name = found, name

    def __enter__(self) -> None:
        self.pg, self.started, self.cpu = _of_postgres(), time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.found[f"{self.name}_s"] = time.perf_counter() - self.started
        self.found[f"{self.name}_cpu_s"] = time.process_time() - self.cpu
        self.found[f"{self.name}_pg_s"] = _of_postgres() - self.pg


def _of_postgres() -> float:
    """Seconds of processor that the server spent on this connection; 0 where that cannot be seen."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    try:
        ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    except OSError:
        return 0.0
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _register(messy: Messy) -> Any:
    """The organisations that are there, and who reads in."""
    from weerbaar.foundation.accounts.models import User
    from weerbaar.foundation.organisations.models import Identifier, Organisation, Role, RoleKind
    from weerbaar.foundation.taxonomy.models import Region

    made = Organisation.objects.bulk_create(
        [
            Organisation(
                name=party.name, kind="bedrijf", level="lokaal", website=party.website, seat=party.place,
                area=["VR19"], regions=["VR19"], audience=["openbaar"],
            )
            for party in messy.existing
        ],
        batch_size=1000,
    )  # fmt: skip
    Identifier.objects.bulk_create(
        Identifier(organisation=one, scheme="kvk", value=party.kvk)
        for one, party in zip(made, messy.existing, strict=True)
        if party.kvk
    )
    user = User.objects.create(email="rick@voorbeeld.invalid", name="Rick")
    Role.objects.create(user=user, kind=RoleKind.REGIONAL_COORDINATOR, region=Region.objects.get(pk="VR19"))
    return user


def _file(messy: Messy) -> bytes:
    from weerbaar.foundation.kit import sheets
    from weerbaar.foundation.kit.text import fold

    body: list[list[sheets.Cell]] = [list(HEAD)]
    once: dict[str, Any] = {}
    for party in messy.new:
        once.setdefault(fold(party.name), party)
    for number, party in enumerate(once.values()):
        body.append(
            [
                party.name, "bedrijf", "lokaal", party.kvk, party.website, party.place, f"Aanbod {number}",
                "Wat een helper verder moet weten.", NEEDS[number % len(NEEDS)], "materieel", "Zeeland",
                str(number % 50 + 1), "stuks", str(number % 72), "1-11-2026",
            ]
        )  # fmt: skip
    return sheets.write(sheets.XLSX, [sheets.Page("lijst", body)])


if __name__ == "__main__":
    main()
