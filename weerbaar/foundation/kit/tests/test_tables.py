"""Reading CSV files as people make them."""

import pytest

from weerbaar.foundation.kit.tables import Limits, NotATable, read_csv

KNOWN = ("naam", "plaats", "aantal")


@pytest.mark.parametrize(
    "data",
    [
        "naam;plaats\nCafé;Brielle".encode(),
        "naam,plaats\nCafé,Brielle\n".encode(),
        "naam\tplaats\r\nCafé\tBrielle".encode(),
        "\ufeffnaam;plaats\nCafé;Brielle".encode(),
        "naam;plaats\nCafé;Brielle".encode("cp1252"),
        "naam;plaats;;\nCafé;Brielle;;\n;;;\n".encode(),
        "# toelichting, met komma's\nnaam;plaats\n# weg\nCafé;Brielle".encode(),
        '"naam";"plaats"\n"Café";" Brielle "'.encode(),
    ],
    ids=["semicolons", "commas", "tabs", "bom", "windows", "empty ends", "remarks", "quotes"],
)
def test_the_same_table_in_many_dresses(data):
    table = read_csv(data, KNOWN)
    assert table.columns == ("naam", "plaats")
    assert [row.cells[:2] for row in table.rows] == [("Café", "Brielle")]
    assert bool(table.notice) is (b"\xe9" in data)


def test_rows_are_numbered_as_in_a_spreadsheet():
    data = b'naam;plaats\nA;"twee\nregels"\n\n# weg\nB;C'
    assert [(row.number, row.cells) for row in read_csv(data, KNOWN).rows] == [
        (2, ("A", "twee\nregels")),
        (5, ("B", "C")),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "leeg"),
        (b"\n\n;;\n", "leeg"),
        (b"PK\x03\x04", "Excel"),
        (b"\xd0\xcf\x11\xe0", "Excel"),
        ("naam".encode("utf-16"), "UTF-16"),
        (b"na\x00am", "geen tekstbestand"),
        (b"naam;\x81\x8d", "niet te lezen"),
        (b"naam\nA\nB\nC\nD", "4 rijen; ten hoogste 3"),
        (b";".join([b"kolom"] * 6), "6 kolommen; ten hoogste 5"),
        (b"naam\n" + b"x" * 1_100_000, "groter dan 1 MB"),
    ],
)
def test_what_is_no_table(data, message):
    with pytest.raises(NotATable, match=message):
        read_csv(data, KNOWN, Limits(rows=3, columns=5, megabytes=1))
