"""What a worker makes of the rows that were read: measures, the first pages, and files in open formats."""

import hashlib
from collections.abc import Iterable, Iterator
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


def make_all(dataset: Dataset, spools: list[Spool], folder: Path) -> None:
    """Everything that was made before goes, and all is made anew. In the transaction of the reading."""
    _drop_made(dataset)
    dataset.sheets.all().delete()
    is_whole = not any(spool.told.is_capped for spool in spools)
    for number, spool in enumerate(spools, 1):
        _make_sheet(dataset, number, spool, folder, is_whole)
    if is_whole:
        path = folder / "all.ods"
        with path.open("w+b") as file:
            write_long(ODS, file, [LongPage(_tab(spool, at), _typed(spool)) for at, spool in enumerate(spools, 1)])
        _keep(dataset, 0, Made.Format.ODS, path)


def _make_sheet(dataset: Dataset, number: int, spool: Spool, folder: Path, is_whole: bool) -> None:
    told = spool.told
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
    gauges = [Gauge(nature, spool.places) for nature in spool.natures]
    words = [_Words() for _ in gauges]
    csv_path, json_path = folder / f"{number}.csv", folder / f"{number}.json"
    with csv_path.open("wb") as as_csv, json_path.open("wb") as as_json:
        csv, objects = formats.CsvWriter(as_csv, spool.names), formats.JsonWriter(as_json, spool.names)
        leaf: list[list[str]] = []
        for at, row in enumerate(spool.rows(), 1):
            values = [gauge.see(cell) if cell else None for gauge, cell in zip(gauges, row, strict=True)]
            csv.write(values)
            objects.write(values)
            for one, nature, cell in zip(words, spool.natures, row, strict=True):
                if nature.kind in (kinds.TEXT, kinds.AREA):
                    one.see(cell)
            if at <= ROWS_SHOWN:
                leaf.append([cell[:LONGEST_SHOWN] for cell in row])
                if len(leaf) == LEAF:
                    Leaf.objects.create(sheet=sheet, number=at // LEAF, rows=leaf)
                    leaf = []
        if leaf:
            Leaf.objects.create(sheet=sheet, number=min(spool.count, ROWS_SHOWN) // LEAF + 1, rows=leaf)
        objects.end()
    _keep_columns(sheet, spool, gauges, words)
    if is_whole:
        _keep(dataset, number, Made.Format.CSV, csv_path)
        _keep(dataset, number, Made.Format.JSON, json_path)


class _Words:
    """The different texts of one column, up to a number of letters: by these a data set is found."""

    def __init__(self) -> None:
        self.seen: dict[str, None] = {}
        self._left = MOST_WORDS

    def see(self, cell: str) -> None:
        if cell and self._left > 0 and cell not in self.seen:
            self.seen[cell] = None
            self._left -= len(cell)


def _keep_columns(sheet: Sheet, spool: Spool, gauges: list[Gauge], words: list[_Words]) -> None:
    made = []
    for at, (name, gauge, seen) in enumerate(zip(spool.names, gauges, words, strict=True), 1):
        found = gauge.measure()
        made.append(
            Column(
                sheet=sheet,
                number=at,
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
                words="\n".join(seen.seen),
            )
        )
    Column.objects.bulk_create(made)


def _tab(spool: Spool, number: int) -> str:
    return (spool.name or f"Blad{number}")[:31]


def _typed(spool: Spool) -> Iterator[list[Value | None]]:
    """Head and rows with numbers and days as such."""
    yield list(spool.names)
    gauges = [Gauge(nature, spool.places) for nature in spool.natures]
    for row in spool.rows():
        yield [_spoken(gauge.value_of(cell)) if cell else None for gauge, cell in zip(gauges, row, strict=True)]


def _spoken(value: Value | None) -> Value | None:
    """Yes and no as words: a spreadsheet would show TRUE or 1."""
    return ("ja" if value else "nee") if isinstance(value, bool) else value


def _keep(dataset: Dataset, sheet: int, form: Made.Format, path: Path) -> None:
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
    rows = list(dataset.made.all())
    names: Iterable[tuple[object, str]] = [(row.content.storage, str(row.content.name)) for row in rows]
    dataset.made.all().delete()
    for storage, name in names:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))  # type: ignore[misc]
