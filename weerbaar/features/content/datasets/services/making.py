"""What a worker makes of the rows that were read: measures, the first pages, and files in open formats.

`prepare` does all that takes time, in a folder of its own; `keep` puts it in its place, in the transaction of reading.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files import File
from django.db import transaction

from weerbaar.features.content.datasets.analysing import formats, kinds
from weerbaar.features.content.datasets.analysing.measuring import Gauge, Value
from weerbaar.features.content.datasets.models import Column, Dataset, Leaf, Made, Sheet
from weerbaar.features.content.datasets.services.spooling import Spool
from weerbaar.foundation.kit.sheets import ODS, LongPage, write_long

ROWS_SHOWN = 1000
LEAF = 50
MOST_WORDS = 20_000  # letters of a column of text by which its data set is found
LONGEST_SHOWN = 500  # letters of a cell on screen
TAB = 31  # letters of the name of a sheet that every spreadsheet takes


@dataclass(slots=True)
class Prepared:
    """One table with all that is to be kept of it; `files` lie in the folder of the worker."""

    spool: Spool
    rows: list[list[str]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    files: dict[Made.Format, Path] = field(default_factory=dict)


@dataclass(slots=True)
class All:
    """Every table of a file; `together` is the file that holds them all. Of a table that is longer than what is read,
    they hold what was read, and say so where they are offered."""

    sheets: list[Prepared]
    together: Path


def prepare(spools: list[Spool], folder: Path) -> All:
    """Measures and files of every table."""
    sheets = [_prepared(spool, folder / str(number)) for number, spool in enumerate(spools, 1)]
    path = folder / "all.ods"
    with path.open("w+b") as file:
        write_long(ODS, file, [LongPage(_tab(one, at), _typed(one)) for at, one in enumerate(spools, 1)])
    return All(sheets, path)


def keep(dataset: Dataset, made: All) -> None:
    """Everything that was made before goes, and this comes in its place."""
    _drop_made(dataset)
    dataset.sheets.all().delete()
    for number, one in enumerate(made.sheets, 1):
        _keep_sheet(dataset, number, one)
        for form, path in one.files.items():
            _keep_file(dataset, number, form, path)
    _keep_file(dataset, 0, Made.Format.ODS, made.together)


def _prepared(spool: Spool, path: Path) -> Prepared:
    made = Prepared(
        spool, files={form: path.with_suffix(f".{form.value}") for form in (Made.Format.CSV, Made.Format.JSON)}
    )
    gauges = [Gauge(nature, spool.places) for nature in spool.natures]
    words = [_Words(nature.kind in (kinds.TEXT, kinds.AREA)) for nature in spool.natures]
    with made.files[Made.Format.CSV].open("wb") as as_csv, made.files[Made.Format.JSON].open("wb") as as_json:
        csv, objects = formats.CsvWriter(as_csv, spool.names), formats.JsonWriter(as_json, spool.names)
        for row in spool.rows():
            values = [gauge.see(cell) if cell else None for gauge, cell in zip(gauges, row, strict=True)]
            csv.write(values)
            objects.write(values)
            for one, cell in zip(words, row, strict=True):
                one.see(cell)
            if len(made.rows) < ROWS_SHOWN:
                made.rows.append([cell[:LONGEST_SHOWN] for cell in row])
        objects.end()
    columns = zip(spool.names, gauges, words, strict=True)
    made.columns = [_column(at, name, gauge, seen) for at, (name, gauge, seen) in enumerate(columns, 1)]
    return made


class _Words:
    """The different texts of one column, up to a number of letters: by these a data set is found."""

    def __init__(self, is_wanted: bool) -> None:
        self.seen: dict[str, None] = {}
        self._left = MOST_WORDS if is_wanted else 0

    def see(self, cell: str) -> None:
        if self._left > 0 and cell and cell not in self.seen:
            self.seen[cell] = None
            self._left -= len(cell)


def _column(number: int, name: str, gauge: Gauge, words: _Words) -> Column:
    found = gauge.measure()
    return Column(
        number=number,
        name=name,
        kind=gauge.nature.kind,
        filled=found.filled,
        missing=found.missing,
        other=found.other,
        distinct=found.distinct,
        has_more=found.has_more,
        facts=found.facts,
        shape=found.shape,
        bars=[[label[:200], count] for label, count in found.bars],
        words="\n".join(words.seen),
    )


def _keep_sheet(dataset: Dataset, number: int, made: Prepared) -> None:
    spool, told = made.spool, made.spool.told
    sheet = Sheet.objects.create(
        dataset=dataset,
        number=number,
        name=spool.name[:200],
        total=spool.total,
        rows=spool.count,
        is_capped=told.is_capped,
        has_head=spool.has_head,
        above=spool.above,
        formulas=told.formulas,
        merged=told.merged,
        faults=told.faults,
    )
    for column in made.columns:
        column.sheet = sheet
    Column.objects.bulk_create(made.columns)
    starts = range(0, len(made.rows), LEAF)
    Leaf.objects.bulk_create(
        Leaf(sheet=sheet, number=at, rows=made.rows[start : start + LEAF]) for at, start in enumerate(starts, 1)
    )


def _tab(spool: Spool, number: int) -> str:
    return (spool.name or f"Blad{number}")[:TAB]


def _typed(spool: Spool) -> Iterator[list[Value | None]]:
    """Head and rows with numbers and days as such."""
    yield list(spool.names)
    gauges = [Gauge(nature, spool.places) for nature in spool.natures]
    for row in spool.rows():
        yield [_spoken(gauge.value_of(cell)) if cell else None for gauge, cell in zip(gauges, row, strict=True)]


def _spoken(value: Value | None) -> Value | None:
    """Yes and no as words: a spreadsheet would show TRUE or 1."""
    return ("ja" if value else "nee") if isinstance(value, bool) else value


def _keep_file(dataset: Dataset, sheet: int, form: Made.Format, path: Path) -> None:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
        file.seek(0)
        made = Made(dataset=dataset, sheet=sheet, format=form, size=path.stat().st_size, digest=digest.hexdigest())
        # A name of its own for each reading: what is being fetched stays whole.
        made.content.save(f"{dataset.reading_turn}-{sheet}.{form.value}", File(file), save=False)
        made.save()


def _drop_made(dataset: Dataset) -> None:
    old = [(row.content.storage, str(row.content.name)) for row in dataset.made.all()]
    dataset.made.all().delete()
    for storage, name in old:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))  # type: ignore[misc]
