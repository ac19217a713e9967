"""Reading the tables of a data set: asked in the transaction of a change, done by a worker, in steps that show."""

import logging
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from weerbaar.features.content.datasets.analysing.places import places
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.rules import may_read_again
from weerbaar.features.content.datasets.services.making import keep, prepare
from weerbaar.features.content.datasets.services.spooling import Spool
from weerbaar.foundation.activity.services import record
from weerbaar.foundation.activity.writing import lock
from weerbaar.foundation.kit.errors import require
from weerbaar.shared.files.reading.parent import tables_in
from weerbaar.shared.files.services import at_hand
from weerbaar.shared.files.unwanted import UnwantedFile

logger = logging.getLogger(__name__)
STEP = 10_000  # rows between two notes of how far it is
BROKEN = "Er ging iets mis bij het lezen van dit bestand. Probeer het opnieuw; blijft het misgaan, meld het dan."
NOTHING = "In dit bestand staat geen tabel. Kijk of u het goede bestand hebt gekozen."
Reading = Dataset.Reading


class _Overtaken(Exception):
    """Somebody asked for another reading: this one stops."""


def ask_reading(dataset: Dataset) -> None:
    """Have a worker read the tables, after this transaction commits; another reading that is going on stops."""
    from weerbaar.features.content.datasets.jobs import read_soon

    dataset.reading, dataset.problem, dataset.reading_since = Reading.WAITING, "", timezone.now()
    dataset.reading_turn += 1
    dataset.rows_read = 0
    names = ["reading", "problem", "reading_since", "reading_turn", "rows_read", "updated_at"]
    dataset.save(update_fields=names)
    read_soon(dataset.pk, dataset.reading_turn)


@transaction.atomic
def read_again(actor: Any, dataset: Dataset) -> Dataset:
    """Once more, after it failed or stopped halfway. For editors. Raises Refused."""
    row = lock(dataset)
    require(may_read_again(actor, row))
    ask_reading(row)
    record(actor, "dataset.reading_asked", row)
    return row


def read_dataset(dataset_id: int, turn: int) -> None:
    """For a worker: reads every sheet, measures its columns, makes files in other formats. Harmless when told twice."""
    dataset = Dataset.objects.select_related("file").filter(pk=dataset_id, reading_turn=turn).first()
    if dataset is None or not dataset.is_being_read:
        return
    before = dataset.rows_read
    try:
        with tempfile.TemporaryDirectory() as folder, at_hand(dataset.file) as path:
            spools = _spooled(dataset, turn, path, Path(folder))
            if not spools:
                raise UnwantedFile(NOTHING)
            made = prepare(spools, Path(folder))
            with transaction.atomic():
                row = _still(dataset, turn)
                keep(row, made)
                _end(row, before, "")
    except _Overtaken:
        return
    except UnwantedFile as error:
        _fail(dataset, turn, before, str(error))
    except Exception:  # whatever it is: told to editors, and to who keeps the machine
        logger.exception("reading dataset %s failed", dataset_id)
        _fail(dataset, turn, before, BROKEN)


def _spooled(dataset: Dataset, turn: int, path: str, folder: Path) -> list[Spool]:
    """The sheets that hold anything, each with its rows in a file of our own, as columns are counted."""
    known, spools, read, told = places(), dict[int, Spool](), 0, 0
    for stretch in tables_in(dataset.file.kind, path, settings.DATASETS_MOST_ROWS):
        if stretch.sheet not in spools:
            spools[stretch.sheet] = Spool(stretch.name, folder / f"{stretch.sheet}.rows", known)
        spools[stretch.sheet].take(stretch)
        read += len(stretch.rows)
        if read - told >= STEP or told == 0:
            told = read
            _note(dataset, turn, read)
    filled = [spool for spool in spools.values() if spool.close()]
    return filled


def _note(dataset: Dataset, turn: int, read: int) -> None:
    with transaction.atomic():
        row = _still(dataset, turn)
        row.reading, row.rows_read = Reading.BUSY, read
        row.save(update_fields=["reading", "rows_read", "updated_at"])


def _still(dataset: Dataset, turn: int) -> Dataset:
    """The row, locked, if this is still the reading that was asked for and nobody has done it. Raises _Overtaken."""
    rows = Dataset.objects.select_for_update(of=("self",)).select_related("file")
    row = rows.filter(pk=dataset.pk, reading_turn=turn).first()
    if row is None or not row.is_being_read:
        raise _Overtaken
    return row


def _fail(dataset: Dataset, turn: int, before: int, problem: str) -> None:
    try:
        with transaction.atomic():
            row = _still(dataset, turn)
            row.sheets.all().delete()
            _end(row, before, problem)
    except _Overtaken:
        return


def _end(row: Dataset, before: int, problem: str) -> None:
    """How it ended, in the row and in the history; search reads the data set again."""
    row.problem, row.reading = problem, Reading.FAILED if problem else Reading.DONE
    row.rows_read = sum(row.sheets.values_list("rows", flat=True))
    row.save(update_fields=["reading", "problem", "rows_read", "updated_at"])
    record(None, "dataset.unread" if problem else "dataset.read", row, {"rows_read": [before, row.rows_read]})
