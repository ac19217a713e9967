"""Reading tables that people made, in three kinds of file; what cannot be read ends in one sentence."""

import re
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import numbers

from weerbaar.foundation.kit import sheets
from weerbaar.foundation.kit.tables import Limits
from weerbaar.foundation.kit.tests.sheet_files import ods, packed, repacked, shared, shared_often, xlsx, zip_with_flag

KNOWN = ("naam", "plaats", "aantal")
HEAD = ("naam", "plaats")
BODY = ("Café", "Brielle")


@pytest.mark.parametrize(
    "data",
    [
        "naam;plaats\nCafé;Brielle".encode(),
        "naam,plaats\nCafé,Brielle\n".encode(),
        "naam\tplaats\r\nCafé\tBrielle".encode(),
        "\ufeffnaam;plaats\nCafé;Brielle".encode(),
        "naam;plaats\nCafé;Brielle".encode("cp1252"),
        "naam;plaats\nCafé;Brielle".encode("utf-16"),
        "naam;plaats\nCafé;Brielle".encode("utf-16-le"),
        "naam;plaats\nCafé;Brielle".encode("utf-16-be"),
        "sep=;\nnaam;plaats\nCafé;Brielle".encode(),
        "naam;plaats;;\nCafé;Brielle;;\n;;;\n".encode(),
        "# toelichting, met komma's\nnaam;plaats\n# weg\nCafé;Brielle".encode(),
        '"naam";"plaats"\n"Café";" Brielle "'.encode(),
        "Overzicht 2026;\n\nnaam;plaats\nCafé;Brielle".encode(),
        xlsx(HEAD, BODY),
        xlsx(("# uitleg",), HEAD, BODY, ("#", "weg")),
        xlsx(("uitleg",), sheets=[("Gegevens", [HEAD, BODY])]),
        ods(HEAD, BODY),
        ods(("# uitleg",), HEAD, BODY),
    ],
    ids=[
        "semicolons", "commas", "tabs", "bom", "windows", "utf-16", "utf-16 little", "utf-16 big", "sep", "empty ends",
        "remarks", "quotes", "title above", "xlsx", "xlsx remarks", "xlsx second sheet", "ods", "ods remarks",
    ],
)  # fmt: skip
def test_the_same_table_in_many_dresses(data):
    sheet = sheets.read("kaart", data, KNOWN)
    assert sheet.columns == HEAD
    assert [row.cells for row in sheet.rows] == [BODY]


@pytest.mark.parametrize(
    ("name", "data", "notice"),
    [
        ("kaart.csv", "naam\nCafé".encode(), ""),
        ("kaart.csv", "naam\nCafé".encode("cp1252"), "gelezen als Windows-1252"),
        ("kaart.csv", xlsx(HEAD, BODY), "heet .csv, maar het is XLSX"),
        ("kaart.xlsx", ods(HEAD, BODY), "heet .xlsx, maar het is ODS"),
        ("kaart.xlsx", xlsx(HEAD, BODY, sheets=[("Oud", [HEAD])]), 'Alleen blad "Blad1" is gelezen, niet "Oud".'),
        ("kaart.xlsx", xlsx(HEAD, BODY, sheets=[("Uitleg", [HEAD])]), ""),
        ("kaart.xlsx", xlsx(("Titel",), HEAD, BODY), "De kop staat in rij 2"),
    ],
)
def test_what_was_assumed_is_said(name, data, notice):
    said = sheets.read(name, data, KNOWN).notice
    assert notice in said if notice else not said


def test_rows_keep_their_number_and_those_with_a_hash_are_kept_apart():
    data = b'naam;plaats\nA;"twee\nregels"\n\n#adm;weg\nB;C'
    sheet = sheets.read("", data, KNOWN)
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("A", "twee\nregels")), (5, ("B", "C"))]
    assert [(row.number, row.cells) for row in sheet.skipped] == [(4, ("#adm", "weg"))]


def test_all_sheets_of_one_file():
    data = xlsx(HEAD, BODY, sheets=[("Leeg", []), ("Verbindingen", [("From", "To"), ("A", "B")])])
    assert [(one.name, one.columns) for one in sheets.read_all("", data)] == [
        ("Blad1", HEAD),
        ("Verbindingen", ("From", "To")),
    ]
    assert sheets.read("", data, sheet="Verbindingen").columns == ("From", "To")


def _styled(format_):
    def change(sheet):
        sheet["A2"].number_format = format_

    return change


@pytest.mark.parametrize(
    ("value", "format_", "text"),
    [
        (date(2026, 11, 21), None, "21-11-2026"),
        (datetime(2026, 11, 21, 14, 30), None, "21-11-2026 14:30"),
        (46347, "dd/mm/yyyy", "21-11-2026"),
        (46347, numbers.FORMAT_DATE_XLSX14, "21-11-2026"),
        (46347, "[$-413]d mmmm jjjj", "21-11-2026"),
        (46347, '0 "dagen"', "46347"),
        (0.5, "h:mm", "12:00"),
        (2500.5, None, "2500,5"),
        (0.1 + 0.2, None, "0,3"),
        (1e6, "#,##0", "1000000"),
        (-3, None, "-3"),
        (1234567, "00000000", "01234567"),
        (True, None, "ja"),
        (" tekst\u00a0", None, "tekst"),
    ],
)
def test_what_a_cell_of_xlsx_holds_reads_as_somebody_would_type_it(value, format_, text):
    data = xlsx(("naam",), (value,), change=_styled(format_) if format_ else None)
    assert sheets.read("", data).rows[0].cells == (text,)


def test_dates_since_1904():
    data = repacked(
        xlsx(("naam",), (date(2026, 11, 21),)),
        xl__workbook_dot_xml=lambda part: re.sub(rb"<workbookPr(?=[ /])", b'<workbookPr date1904="1"', part),
    )
    assert sheets.read("", data).rows[0].cells == ("22-11-2030",)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 11, 21), "21-11-2026"),
        (2500.5, "2500,5"),
        (8, "8"),
        (True, "ja"),
        ("a<text:s text:c='2'/>b", "a  b"),
    ],
)
def test_what_a_cell_of_ods_holds(value, text):
    assert sheets.read("", ods(("naam",), (value,))).rows[0].cells == (text,)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("<t>gewoon</t>", "gewoon"),
        ("<r><t>twee</t></r><r><rPr/><t xml:space='preserve'> stijlen</t></r>", "twee stijlen"),
        ("<t>\u6771\u4eac</t><rPh sb='0' eb='2'><t>toukyou</t></rPh>", "\u6771\u4eac"),
        ("<t>regel_x000D_</t>", "regel"),
    ],
)
def test_shared_strings(string, text):
    assert sheets.read("", shared("<t>naam</t>", string)).rows[0].cells == (text,)


def test_repeated_cells_and_rows_of_ods_and_its_notes():
    body = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>naam</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string">'
        "<office:annotation><text:p>notitie</text:p></office:annotation><text:p>A</text:p></table:table-cell>"
        '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    assert [(row.number, row.cells) for row in sheets.read("", ods(body=body)).rows] == [(2, ("A",)), (3, ("A",))]


def _merged(sheet):
    sheet.merge_cells("A1:B1")


BOMB = b"<worksheet>" + b" " * 25_000_000
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
GOOD = xlsx(HEAD, BODY)
WRONG = {
    "nothing": (b"", "leeg"),
    "only separators": (b"\n\n;;\n", "leeg"),
    "only remarks": (b"# a\n# b", "leeg"),
    "empty workbook": (xlsx(), "leeg"),
    "null byte": (b"naam\nA\nna\x00am", "Regel 3 bevat een nulteken"),
    "unknown encoding": (b"naam;\x81\x8d", "letters in regel 1 zijn niet te lezen"),
    "dos encoding": ("naam\nCafé De Brug".encode("cp850"), "welke letters in regel 2"),
    "mac encoding": ("naam\nCafé De Brug".encode("mac-roman"), "welke letters in regel 2"),
    "two encodings": ("naam\nCafé".encode() + "\nÉén".encode("cp1252"), "welke letters in regel 2"),
    "open quote": (b'naam;plaats\n"A;B\nC;D\n', "Rij 2: een aanhalingsteken"),
    "many rows": (b"naam\nA\nB\nC\nD", "meer dan 3 rijen"),
    "many rows of xlsx": (xlsx(*[("a",)] * 5), "meer dan 3 rijen"),
    "many rows of ods": (
        ods(body='<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>a</text:p>'
            "</table:table-cell></table:table-row>"),
        "meer dan 3 rijen",
    ),
    "many columns": (b";".join([b"kolom"] * 6), "cel F1 is gevuld en ten hoogste 5"),
    "a cell far away": (xlsx(HEAD, change=lambda sheet: sheet.cell(2, 900, "x")), "cel AHP2 is gevuld"),
    "many columns of ods": (
        ods(body='<table:table-row><table:table-cell table:number-columns-repeated="9999"><text:p>a</text:p>'
            "</table:table-cell></table:table-row>"),
        "te veel kolommen",
    ),
    "large": (b"naam\n" + b"x" * 21_000_000, "groter dan 20 MB"),
    "long head": (b"x" * 200_000, "32.767 tekens"),
    "a row that cannot be": (
        repacked(GOOD, xl__worksheets__sheet1_dot_xml=lambda part: part.replace(b'row r="2"', b'row r="99999999999"')),
        "meer dan 3 rijen",
    ),
    "long cell": (b"naam\n" + b"x" * 40_000, "Cel A2 heeft meer dan 32.767 tekens"),
    "bomb": (repacked(GOOD, xl__worksheets__sheet1_dot_xml=BOMB), "uitgepakt groter dan 20 MB"),
    "bomb beside it": (repacked(GOOD, xl__media__a_dot_png=b"\0" * 30_000_000), "uitgepakt groter dan 20 MB"),
    "entities": (repacked(GOOD, xl__worksheets__sheet1_dot_xml=DOCTYPE), "verwijzingen die"),
    "external entity": (repacked(shared("naam"), xl__sharedStrings_dot_xml=EXTERNAL), "verwijzingen die"),
    "entities of ods": (repacked(ods(HEAD), content_dot_xml=DOCTYPE), "verwijzingen die"),
    "merged": (xlsx(HEAD, BODY, change=_merged), 'De cellen A1:B1 op blad "Blad1" zijn samengevoegd'),
    "merged in ods": (
        ods(body='<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p>'
            "</table:table-cell><table:covered-table-cell/></table:table-row>"),
        "De cellen A1:B1",
    ),
    "formula": (xlsx(HEAD, ("=1+1", "A")), 'Cel A2 op blad "Blad1" bevat een formule'),
    "formulas": (xlsx(HEAD, *[("=1+1", "=A1")] * 2), "De cellen A2, B2, A3, B3 op blad"),
    "formula in csv": (b"naam;plaats\nA;=B1", "Cel B2 bevat een formule"),
    "formula in ods": (
        ods(body='<table:table-row><table:table-cell table:formula="of:=1+1"><text:p>2</text:p></table:table-cell>'
            "</table:table-row>"),
        "Cel A1",
    ),
    "fault": (xlsx(HEAD, ("#N/A", "A")), "Cel A2 op blad"),
    "macros": (repacked(GOOD, xl__vbaProject_dot_bin=b"x"), "macro"),
    "macros by name": (
        repacked(GOOD, **{"[Content_Types]_dot_xml": lambda part: part.replace(b"sheet.main", b"sheet.macroEnabled")}),
        "macro",
    ),
    "macros in ods": (ods(HEAD, extra=[("Basic/Standard/Module1.xml", "x")]), "macro"),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "password of ods": (ods(HEAD, extra=[("META-INF/manifest.xml", "<m><encryption-data/></m>")]), "wachtwoord"),
    "password of zip": (zip_with_flag(GOOD, 1), "wachtwoord"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud Excel-bestand"),
    "cut short": (GOOD[: len(GOOD) // 2], "beschadigd"),
    "damaged inside": (repacked(GOOD, xl__worksheets__sheet1_dot_xml=b"<worksheet><sheetData>"), "beschadigd"),
    "no workbook": (packed({"xl/iets.xml": "x", "[Content_Types].xml": "<x/>"}), "beschadigd"),
    "a style that is no number": (
        repacked(GOOD, xl__worksheets__sheet1_dot_xml=lambda part: part.replace(b'r="A1"', b'r="A1" s="x"')),
        "beschadigd",
    ),
    "a string that is not there": (repacked(shared("naam"), xl__sharedStrings_dot_xml=b"<sst/>"), "beschadigd"),
    "word": (packed({"word/document.xml": "x", "[Content_Types].xml": "x"}), "geen XLSX, CSV of ODS"),
    "text document": (ods(HEAD, mime="application/vnd.oasis.opendocument.text"), "geen XLSX, CSV of ODS"),
    "pdf": (b"%PDF-1.7 x", "geen XLSX, CSV of ODS"),
    "web page": (b"<html><table>", "geen XLSX, CSV of ODS"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 20, "CSV"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), WRONG.values(), ids=WRONG)
def test_what_is_no_table_ends_in_a_sentence(data, message):
    with pytest.raises(sheets.SheetError) as caught:
        sheets.read("kaart.csv", data, KNOWN, Limits(rows=3, columns=5))
    said = str(caught.value)
    assert message in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        shared_often("x" * 30_000 + " ", 1_000, columns=5),
        ods(
            body='<table:table-row table:number-rows-repeated="9000"><table:table-cell><text:p>'
            f"{'x' * 30_000}</text:p></table:table-cell></table:table-row>"
        ),
    ],
    ids=["xlsx", "ods"],
)
def test_one_text_used_a_thousand_times_is_as_large_as_it_would_become(data):
    with pytest.raises(sheets.SheetError, match="uitgepakt groter dan 20 MB"):
        sheets.read("", data)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data):
    for content in (data, b"PK\x03\x04" + data, GOOD[: -len(data)] + data if data else GOOD):
        with suppress(sheets.SheetError):
            sheets.read("kaart", content, KNOWN)


@settings(deadline=None)
@given(st.binary(max_size=60), st.integers(0, 10_000), st.sampled_from([GOOD, ods(HEAD, BODY)]))
def test_a_damaged_package_is_a_table_or_a_sentence(data, at, good):
    at %= len(good)
    with suppress(sheets.SheetError):
        sheets.read("kaart", good[:at] + data + good[at + len(data) :], KNOWN)


SPECIAL = st.text(alphabet="'=+-@\t\ra #", max_size=8) | st.text(max_size=20)


@settings(deadline=None)
@given(SPECIAL)
def test_what_export_puts_before_a_text_import_takes_off(text):
    written = sheets.escape(text)
    assert sheets.unescape(written) == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1", "'=1"), ("+31 6", "'+31 6"), ("'=1", "''=1"), ("'s-Hertogenbosch", "'s-Hertogenbosch"), ("a=b", "a=b")],
)
def test_only_what_looks_like_a_formula_is_marked(text, written):
    assert (sheets.escape(text), sheets.unescape(written)) == (written, text)


@pytest.mark.parametrize("kind", [sheets.XLSX, sheets.ODS, sheets.CSV])
def test_a_full_table_of_ours_comes_back_however_much_xml_is_around_it(kind):
    """A thousandth of the limits: the XML is more than a megabyte, the text in it is not."""
    words = [f"waarde van kolom {column}" for column in range(28)]
    rows = [[f"{word} in rij {row * 7919 % 1000}" for word in words] for row in range(1000)]
    data = sheets.write(kind, [sheets.Page("vol", [[f"k{column}" for column in range(28)], *rows])])
    table = sheets.read("vol", data, limits=Limits(megabytes=1))
    assert [list(row.cells) for row in table.rows] == rows
    fuller = sheets.write(kind, [sheets.Page("vol", [words, *([cell * 2 for cell in row] for row in rows)])])
    with pytest.raises(sheets.SheetError, match="groter dan 1 MB"):
        sheets.read("vol", fuller, limits=Limits(megabytes=1))
