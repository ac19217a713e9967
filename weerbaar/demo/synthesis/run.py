"""Making and removing synthetic data."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from weerbaar.demo.synthesis import capabilities, organisations
from weerbaar.demo.synthesis.identity import uuids
from weerbaar.demo.synthesis.indexes import without_indexes
from weerbaar.demo.synthesis.places import read_map
from weerbaar.features.networks.agreements.models import AgreementLine
from weerbaar.features.networks.capabilities.models import Capability
from weerbaar.features.networks.upkeep.models import Escalation
from weerbaar.foundation.activity.batches import record_batch
from weerbaar.foundation.organisations.models import Organisation, PartnerRole

SOURCE = "synthese"


class TwiceTheSame(ValueError):
    """Data of this seed is there already. The message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Made:
    organisations: int
    capabilities: int
    organisation_seconds: float
    capability_seconds: float


def synthesise(organisation_count: int, capability_count: int, seed: int) -> Made:
    """Make plausible data, the same for the same numbers, in one transaction. Raises TwiceTheSame."""
    draw = np.random.default_rng(seed)
    # The first thing drawn is a mark by which the seed is known again.
    mark = uuids(draw, 1)[0]
    today, now = timezone.localdate(), timezone.now().isoformat()
    with transaction.atomic():
        if Organisation.objects.filter(uuid=mark).exists():
            raise TwiceTheSame(
                f"Met --seed {seed} is al eens gegevens gemaakt. Neem een ander getal, of wis ze eerst met --clear."
            )
        began = time.perf_counter()
        where = read_map()
        made = organisations.make(draw, organisation_count, where, today, now)
        made.lines[0] = _marked(made.lines[0], mark)
        with without_indexes(organisations.TABLE, organisation_count):
            _copy(organisations.TABLE, organisations.COLUMNS, ["".join(made.lines)])
        _copy("organisations_partnerrole", organisations.PARTNER_COLUMNS, ["".join(made.partner_lines)])
        halfway = time.perf_counter()
        texts = capabilities.make(draw, capability_count, made, where, today, now)
        with without_indexes(capabilities.TABLE, capability_count):
            _copy(capabilities.TABLE, capabilities.COLUMNS, texts)
        counts = {"counts": {"organisaties nieuw": organisation_count, "capaciteiten nieuw": capability_count}}
        record_batch(None, "capability.imported", f"Synthese met getal {seed}", counts | {"ids": []})
    done = time.perf_counter()
    _analyze()
    return Made(organisation_count, capability_count, halfway - began, done - halfway)


def _marked(line: str, mark: str) -> str:
    first, _, *rest = line.split("\t")
    return "\t".join([first, mark, *rest])


def _copy(table: str, columns: Iterable[str], texts: Iterable[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for text in texts:
            copy.write(text)


def _analyze() -> None:
    """Let the planner know how large the tables have become."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {organisations.TABLE}, {capabilities.TABLE}")


def clear() -> tuple[int, int]:
    """Remove what was made, and what hangs on it. How many organisations and capabilities."""
    with transaction.atomic():
        AgreementLine.objects.filter(capability__source=SOURCE).delete()
        Escalation.objects.filter(organisation__source=SOURCE).delete()
        gone = Capability.objects.filter(source=SOURCE)
        count = gone._raw_delete(gone.db)
        roles = PartnerRole.objects.filter(organisation__source=SOURCE)
        roles._raw_delete(roles.db)
        organisations_gone = Organisation.objects.filter(source=SOURCE)
        number = organisations_gone.count()
        organisations_gone.delete()
        record_batch(None, "capability.imported", "Synthese gewist", {"counts": {"capaciteiten weg": count}, "ids": []})
    _analyze()
    return number, count
