"""Files for the tests: the same table in each kind, and files that somebody could use against us."""

import io
import zipfile
from datetime import date, datetime

import openpyxl

ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet>'
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def xlsx(*rows, change=None, sheets=()):
    """A workbook with these rows; `change` gets the sheet, `sheets` are more (name, rows)."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    for name, more in sheets:
        other = book.create_sheet(name)
        for row in more:
            other.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(*rows, body=None, mime=ODS_MIME, extra=()):
    """A document with these rows; `body` replaces the XML of the rows."""
    if body is None:
        lines = ("".join(map(_ods_cell, row)) for row in rows)
        body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    content = f'{_ODS_HEAD}<table:table table:name="Blad1">{body}</table:table>{_ODS_TAIL}'
    return packed({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": "<manifest/>", **dict(extra)})


def _ods_cell(value):
    if isinstance(value, date | datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def shared(*strings):
    """A workbook as spreadsheets themselves write it: a column of shared strings (given as their XML)."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(strings) + 1))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'{rels}<Relationship Id="a" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{kinds}"><sheets><sheet name="Blad1" r:id="b"/></sheets>'
            "</workbook>",
            "xl/_rels/workbook.xml.rels": f'{rels}<Relationship Id="b" Type="{kinds}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="{kinds}/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {main}>{''.join(f'<si>{one}</si>' for one in strings)}</sst>",
        }
    )


def shared_often(text, rows, columns):
    """A small workbook in which one shared text stands in every cell."""
    row = '<c t="s"><v>0</v></c>' * columns
    body = "".join(f'<row r="{n}">{row}</row>' for n in range(1, rows + 1))
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}'
    return repacked(shared(f"<t>{text}</t>"), xl__worksheets__sheet1_dot_xml=f"{sheet}</sheetData></worksheet>")


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def repacked(data, **changes):
    """The same package with parts replaced or added (`__` for a slash, `_dot_` for a point)."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, content in changes.items():
        part = name.replace("__", "/").replace("_dot_", ".")
        parts[part] = content(parts[part]) if callable(content) else content
    return packed(parts)


def zip_with_flag(data, flag):
    """The same package with a flag bit set on its first part, in both places where it stands."""
    changed = bytearray(data)
    changed[6] |= flag
    central = changed.index(b"PK\x01\x02")
    changed[central + 8] |= flag
    return bytes(changed)
