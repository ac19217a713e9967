"""A selection in the columns of the template: what goes out comes back in as unchanged."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO

from weerbaar.features.networks.capabilities.exchange import COLUMNS, template_rows
from weerbaar.features.networks.capabilities.exchange.explained import EXPLAINED, choices_of
from weerbaar.features.networks.capabilities.exchange.templates import WIDTHS
from weerbaar.features.networks.capabilities.rules import may_see_double_promises
from weerbaar.features.networks.exports.formats.reading import Reading
from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.sheets import Cell, LongPage
from weerbaar.foundation.letters.links import absolute

IN_MEMORY = 4 << 20
PIECE = 1 << 16
# https://hxlstandard.org/standard/1-1final/dictionary/
HXL: Mapping[str, str] = {
    "ref": "#capacity+code",
    "organisatie": "#org+name",
    "soort": "#org+type+code",
    "niveau": "#org+level+code",
    "kvk": "#org+id+kvk",
    "website": "#org+url",
    "plaats": "#loc+org+name",
    "capaciteit": "#capacity+name",
    "omschrijving": "#description",
    "deelbehoeften": "#subsector+code+list",
    "fasen": "#event+phase+code+list",
    "vorm": "#modality+code",
    "gebied": "#loc+code+list",
    "aantal": "#capacity+num",
    "eenheid": "#capacity+unit+code",
    "binnen_uren": "#capacity+notice+hours",
    "volhoudtijd_uren": "#capacity+sustain+hours",
    "voorwaarden": "#capacity+condition",
    "afspraak": "#status+agreement+code",
    "zichtbaarheid": "#meta+access+code",
    "bevestigd_op": "#date+confirmed",
    "valt_weg_bij": "#cause+code+list",
    "dubbel_beloofd": "#capacity+promised+num",
    "screening": "#meta+screening",
    "verzekering": "#meta+insurance",
    "kosten": "#value+text",
    "vervoer": "#delivery+text",
    "status": "#status+code",
}


def rows(reading: Reading, *, with_hxl: bool) -> Iterator[Sequence[Cell]]:
    """Head, the row of HXL tags if wanted, and a row for each capability."""
    yield COLUMNS
    if with_hxl:
        yield [HXL[column] for column in COLUMNS]
    for part in reading.parts():
        for line, row in zip(part, template_rows([line.capability for line in part]), strict=True):
            if row["dubbel_beloofd"] is not None and not may_see_double_promises(reading.user, line.capability):
                row["dubbel_beloofd"] = None
            yield [row[column] for column in COLUMNS]


def as_csv(reading: Reading) -> Iterator[bytes]:
    return sheets.csv_pieces(rows(reading, with_hxl=False))


def as_xlsx(reading: Reading) -> Iterator[bytes]:
    return _workbook(sheets.XLSX, reading)


def as_ods(reading: Reading) -> Iterator[bytes]:
    return _workbook(sheets.ODS, reading)


def _workbook(kind: str, reading: Reading) -> Iterator[bytes]:
    """Written on disk once it is large, then handed over in pieces."""
    widths = {place: WIDTHS.get(column, 16) for place, column in enumerate(COLUMNS)}
    pages = [
        LongPage("capaciteiten", rows(reading, with_hxl=True), widths=widths),
        LongPage("uitleg", _explained(reading), head=0, widths={0: 18, 1: 26, 2: 80}),
    ]
    yield from packed(lambda file: sheets.write_long(kind, file, pages))


def packed(write: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """What `write` puts in a file that can be sought in, in pieces."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        write(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _explained(reading: Reading) -> Iterator[Sequence[Cell]]:
    """Where the rows come from, and what stands in each column."""
    yield ["Selectie", "", absolute(f"/netwerkkaart/{reading.asked.but().address()}")]
    yield ["Gemaakt op", "", f"{reading.made_at:%d-%m-%Y %H:%M}"]
    yield ["Let op", "", "Dit is wat organisaties opgaven, voor zover u het mocht zien."]
    yield ["Wijzigen", "", "Lees dit bestand weer in bij Inlezen. Wat u laat staan, verandert niet."]
    yield []
    yield ["kolom", "HXL", "wat erin staat"]
    for column in COLUMNS:
        yield [column, HXL[column], EXPLAINED[column]]
    yield []
    yield ["kolom", "code", "betekenis"]
    for column in COLUMNS:
        for code, label in choices_of(column).items():
            yield [column, code, label]
