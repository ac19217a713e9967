"""Tables of any length, written row by row at constant memory; `write` makes small ones with lists to choose from."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import IO

from weerbaar.foundation.kit.sheets.escaping import escape
from weerbaar.foundation.kit.sheets.odswriting import stream_ods
from weerbaar.foundation.kit.sheets.raw import letters
from weerbaar.foundation.kit.sheets.reading import ODS, XLSX
from weerbaar.foundation.kit.sheets.writing import CODED, NO_XML, Cell, typed

BOM = "\ufeff".encode()
BATCH = 200  # rows that go to the packer at once
# Packing at the usual level costs twice the time for a tenth less.
LEVEL = 3
_SPECIAL = re.compile(r"[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x")
_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;", **dict.fromkeys(NO_XML)}
_DAY_ZERO = date(1899, 12, 30).toordinal()
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# Cell formats: 0 plain, 1 a day, 2 the head.
_STYLES = (
    f'{_START}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">'
    '<xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" '
    'applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True, slots=True)
class LongPage:
    """One sheet to write. `head`: its row, from 1 (0: none). `rows` are asked for once, while the file is written."""

    name: str
    rows: Iterable[Sequence[Cell]]
    head: int = 1
    widths: Mapping[int, int] = field(default_factory=dict)


def write_long(kind: str, file: IO[bytes], pages: Sequence[LongPage]) -> None:
    """The pages into an open file that can be sought in; CSV holds the first one only.

    As `write`: texts that a spreadsheet would take for a formula are made harmless.
    """
    if kind == XLSX:
        _write_xlsx(file, pages)
    elif kind == ODS:
        stream_ods(file, [(page.name, page.head, _safe(page.rows)) for page in pages])
    else:
        file.writelines(csv_pieces(pages[0].rows))


def csv_pieces(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A CSV file in pieces, as `write` makes it: semicolons and a byte order mark."""
    yield BOM
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for number, row in enumerate(_safe(rows), 1):
        writer.writerow([typed(cell) for cell in row])
        if number % BATCH == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _safe(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [escape(cell).translate(NO_XML) if isinstance(cell, str) else cell for cell in row]


def _write_xlsx(file: IO[bytes], pages: Sequence[LongPage]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for name, text in _parts(pages):
            package.writestr(_entry(name), text)
        for number, page in enumerate(pages, 1):
            with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as sheet:
                for piece in _sheet(page):
                    sheet.write(piece.encode())


def _entry(name: str) -> zipfile.ZipInfo:
    """Without a moment in it: the same rows make the same file."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parts(pages: Sequence[LongPage]) -> Iterator[tuple[str, str]]:
    """What a workbook holds beside its sheets."""
    numbered = list(enumerate(pages, 1))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>'
        for number, _ in numbered
    )
    yield (
        "[Content_Types].xml",
        f'{_START}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{sheets}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    named = "".join(
        f'<sheet name="{_marked(page.name)}" sheetId="{number}" r:id="rId{number}"/>' for number, page in numbered
    )
    yield (
        "xl/workbook.xml",
        f'{_START}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
    )
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered]
    yield "xl/_rels/workbook.xml.rels", _relations([*parts, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'{_START}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _sheet(page: LongPage) -> Iterator[str]:
    yield f'{_START}<worksheet xmlns="{_MAIN}">'
    if page.head:
        yield (
            f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{page.head}" topLeftCell="A{page.head + 1}" '
            'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        )
    if page.widths:
        widths = "".join(
            f'<col min="{place + 1}" max="{place + 1}" width="{width}" customWidth="1"/>'
            for place, width in sorted(page.widths.items())
        )
        yield f"<cols>{widths}</cols>"
    yield "<sheetData>"
    columns: list[str] = []
    lines: list[str] = []
    for number, row in enumerate(page.rows, 1):
        columns += [letters(place) for place in range(len(columns), len(row))]
        lines.append(_row(number, row, columns, ' s="2"' if number == page.head else ""))
        if len(lines) == BATCH:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)
    yield "</sheetData></worksheet>"


def _row(number: int, row: Sequence[Cell], columns: Sequence[str], style: str) -> str:
    cells = [
        _cell(f"{column}{number}", value, style)
        for column, value in zip(columns, row, strict=False)
        if value is not None and value != ""
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(at: str, value: Cell, style: str) -> str:
    if isinstance(value, str):
        text = escape(value)
        if _SPECIAL.search(text):
            text = _marked(CODED.sub("_x005F_", text))
        return f'<c r="{at}" t="inlineStr"{style}><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, int | Decimal):
        return f'<c r="{at}"{style}><v>{value}</v></c>'
    assert value is not None
    return f'<c r="{at}" s="1"><v>{value.toordinal() - _DAY_ZERO}</v></c>'


def _marked(text: str) -> str:
    return text.translate(_MARKUP).replace('"', "&quot;")
