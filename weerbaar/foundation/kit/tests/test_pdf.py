"""PDF that everybody can read, whatever people typed; and QR codes in bulk that are the same as one by one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pdfs import assert_accessible, text_of
from weerbaar.foundation.kit import pdf, qr
from weerbaar.foundation.kit.ids import ALPHABET

SHEET = """#import "house.typ": data, sheet
#show: sheet
#title()
= Kop
#data.words
#table(columns: 2, table.header[Wie][Wat], [Rode Kruis], [Bedden])
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "proef.typ"
    path.write_text(SHEET)
    return path


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Noodstroom in Goes", "Noodstroom in Goes"),
        ("#panic() $x$ *vet* @iemand [haak", "#panic() $x$ *vet* @iemand [haak"),  # data, never source
        ('#read("/etc/passwd")', '#read("/etc/passwd")'),
        ("Café Ĳsbeer Ångström Łódź Ελλάδα Привет", "Café Ĳsbeer Ångström Łódź Ελλάδα Привет"),
        ("Brood 🍞 en 日本", "Brood □ en □□"),  # what no font can draw
        ("e\u0301e\u0301n\u200b regel\x07", "één regel"),
    ],
)
def test_what_people_typed_is_printed_as_it_stands(template: Path, typed: str, printed: str) -> None:
    sheet = pdf.make(template, {"title": "Proef", "words": typed})
    assert printed in text_of(sheet)
    assert_accessible(sheet, "Proef")
    assert pdf.count_pages(sheet) == 1


def test_a_sheet_reads_its_own_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "nieuwsgierig.typ").write_text('#read("../../../etc/hostname")')
    with pytest.raises(RuntimeError):
        pdf.make(tmp_path / "nieuwsgierig.typ", {"title": "Proef"})


@settings(max_examples=20, deadline=None, database=None)
@given(st.lists(st.text(ALPHABET, min_size=8, max_size=8), min_size=1, max_size=3))
def test_codes_in_bulk_are_those_of_the_library(refs: list[str]) -> None:
    start = "https://weerbaar.example/capaciteiten/"
    side, drawn = qr.codes(start, [f"{ref}/" for ref in refs])
    size = side * side
    for number, ref in enumerate(refs):
        modules = qr._modules(f"{start}{ref}/".encode(), (side - 17) // 4)
        assert [255 * (1 - int(one)) for one in modules] == list(drawn[number * size : (number + 1) * size])


def test_codes_in_bulk_are_equally_long() -> None:
    assert qr.codes("https://weerbaar.example/", []) == (0, b"")
    with pytest.raises(ValueError, match="equally long"):
        qr.codes("https://weerbaar.example/", ["kort", "langer"])
