"""An ODS document, written from scratch: its format is small enough."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from weerbaar.foundation.kit.sheets.values import moment_text

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip
_STYLES = (
    '<office:automatic-styles><number:date-style style:name="D"><number:day number:style="long"/><number:text>-'
    '</number:text><number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
    '</number:date-style><style:style style:name="date" style:family="table-cell" style:data-style-name="D"/>'
    '<style:style style:name="head" style:family="table-cell"><style:text-properties '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_ods(sheets: Sequence[tuple[str, int, Sequence[Sequence[object]]]]) -> bytes:
    """Sheets as (name, row of the head from 1, rows); cells are text, numbers, dates or None."""
    file = io.BytesIO()
    stream_ods(file, sheets)
    return file.getvalue()


def stream_ods(file: IO[bytes], sheets: Sequence[tuple[str, int, Iterable[Sequence[object]]]]) -> None:
    """The same into an open file that can be sought in, row by row."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        # The kind comes first and unpacked, so that it can be told without opening.
        package.writestr(zipfile.ZipInfo("mimetype"), MIME)
        package.writestr(_packed("META-INF/manifest.xml"), _MANIFEST)
        with package.open(_packed("content.xml"), "w", force_zip64=True) as content:
            for piece in _content(sheets):
                content.write(piece.encode())


def _packed(name: str) -> zipfile.ZipInfo:
    """Without a moment in it: the same rows make the same file."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _content(sheets: Sequence[tuple[str, int, Iterable[Sequence[object]]]]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">{_STYLES}'
    yield "<office:body><office:spreadsheet>"
    for name, head, rows in sheets:
        yield f"<table:table table:name={quoteattr(name)}>"
        for number, row in enumerate(rows, 1):
            yield _row(row, number == head)
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _row(row: Sequence[object], is_head: bool) -> str:
    cells = "".join(_cell(cell, ' table:style-name="head"' if is_head else "") for cell in row)
    return f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>"


def _cell(value: object, style: str) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'table:style-name="date" office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell {kind}><text:p>{moment_text(value)}</text:p></table:table-cell>"
    if isinstance(value, int | Decimal):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>'


def _spaced(line: str) -> str:
    """Tabs and runs of spaces would fall together otherwise."""
    return escape(line).replace("\t", "<text:tab/>").replace("\r", "").replace("  ", ' <text:s text:c="1"/>')
