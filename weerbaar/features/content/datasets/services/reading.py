"""Reading the tables of a data set: asked in the transaction of a change, done by a worker, in steps that show."""

import logging
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction

from weerbaar.features.content.datasets.analysing.places import places
from weerbaar.features.content.datasets.models import Dataset
from weerbaar.features.content.datasets.services.keeping import FILING
from weerbaar.features.content.datasets.services.making import keep, prepare
from weerbaar.features.content.datasets.services.spooling import Spool
from weerbaar.foundation.activity.services import record
from weerbaar.shared.files.reading.parent import tables_in
from weerbaar.shared.files.services import at_hand
from weerbaar.shared.files.unwanted import UnwantedFile
from weerbaar.shared.publishing.filing import BROKEN, Overtaken

logger = logging.getLogger(__name__)
STEP = 10_000  # rows between two notes of how far it is
NOTHING = "In dit bestand staat geen tabel. Kijk of u het goede bestand hebt gekozen."
Reading = Dataset.Reading


def read_dataset(dataset_id: int, turn: int) -> None:
    """For a worker: reads every sheet, measures its columns, makes files in other formats. Harmless when told twice."""
    dataset: Dataset | None = FILING.asked(dataset_id, turn)
    if dataset is None:
        return
    before = dataset.rows_read
    try:
        with tempfile.TemporaryDirectory() as folder, at_hand(dataset.file) as path:
            spools = _spooled(dataset, turn, path, Path(folder))
            if not spools:
                raise UnwantedFile(NOTHING)
            made = prepare(spools, Path(folder))
            with transaction.atomic():
                row = FILING.still(dataset, turn)
                keep(row, made)
                _end(row, before, "")
    except Overtaken:
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
        row = FILING.still(dataset, turn)
        row.reading, row.rows_read = Reading.BUSY, read
        row.save(update_fields=["reading", "rows_read", "updated_at"])


def _fail(dataset: Dataset, turn: int, before: int, problem: str) -> None:
    try:
        with transaction.atomic():
            row = FILING.still(dataset, turn)
            row.sheets.all().delete()
            _end(row, before, problem)
    except Overtaken:
        return


def _end(row: Dataset, before: int, problem: str) -> None:
    """How it ended, in the row and in the history; search reads the data set again."""
    row.problem, row.reading = problem, Reading.FAILED if problem else Reading.DONE
    row.rows_read = sum(row.sheets.values_list("rows", flat=True))
    row.save(update_fields=["reading", "problem", "rows_read", "updated_at"])
    record(None, "dataset.unread" if problem else "dataset.read", row, {"rows_read": [before, row.rows_read]})
