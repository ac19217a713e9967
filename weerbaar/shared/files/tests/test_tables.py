"""Tables as people send them, good and bad: what is taken in, what of it is read, and what is said of the rest."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from tests.cast import Cast
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import services
from weerbaar.shared.files.families import TABLES
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.reading.parent import tables_in
from weerbaar.shared.files.reading.parts import Stretch
from weerbaar.shared.files.tests import made
from weerbaar.shared.files.unwanted import UnwantedFile

ROWS = [["Gemeente", "Inwoners"], ["Almere", "217828"], ["Veere", "22000"]]
READ: dict[str, tuple[Any, str, list[list[str]]]] = {
    "CSV, semicolons": (lambda: b"Gemeente;Inwoners\nAlmere;217828\nVeere;22000\n", "csv", ROWS),
    "CSV, commas and quotes": (lambda: b'Gemeente,Inwoners\n"Almere","217828"\nVeere,22000', "csv", ROWS),
    "CSV, tabs": (lambda: b"Gemeente\tInwoners\r\nAlmere\t217828\r\nVeere\t22000\r\n", "csv", ROWS),
    "CSV that says how it is parted": (lambda: b"sep=|\nGemeente|Inwoners\nAlmere|217828\nVeere|22000", "csv", ROWS),
    "CSV in Latin-1": (lambda: "Naam;X\nSúdwest;é\n".encode("latin-1"), "csv", [["Naam", "X"], ["Súdwest", "é"]]),
    "CSV with a mark": (lambda: "Naam;X\nSúdwest;é\n".encode("utf-8-sig"), "csv", [["Naam", "X"], ["Súdwest", "é"]]),
    "CSV with a loose quote": (lambda: b'Naam;X\n"de "Kolk"";1\n', "csv", [["Naam", "X"], ['de Kolk""', "1"]]),
    "XLSX": (made.xlsx, "xlsx", ROWS),
    "ODS": (made.ods, "ods", ROWS),
}
REFUSED = {
    "empty": (lambda: b"", "is leeg"),
    "macros": (lambda: made.with_part(made.xlsx(), "xl/vbaProject.bin"), "macro"),
    "bomb": (made.sheet_bomb, "uitgepakt veel te groot"),
    "broken": (lambda: made.xlsx()[:-60], "beschadigd"),
    "document": (made.docx, "Dit is een tekstdocument. Kies een CSV-bestand"),
    "web page": (lambda: b"<!doctype html><html><body><table></table>", "Dit is een webpagina"),
    "PDF": (lambda: made.pdf(["a"]), "Dit is een PDF"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "oude versie"),
    "password": (made.locked_docx, "wachtwoord"),
    "UTF-16": (lambda: "naam;aantal".encode("utf-16"), "UTF-16"),
}
NOT_READ = {
    "quote that swallows the rest": (b'naam;x\n"open;1\nen;verder\n', "gaat open en niet meer dicht"),
    "too many columns": (b";".join(b"x%d" % at for at in range(300)) + b"\n", "ten hoogste 200 kolommen"),
    "endless cell": (b"naam;x\n" + b"a" * 40_000 + b";1\n", "meer dan 32.767 tekens"),
}


def taken(content: bytes) -> StoredFile:
    return services.take_file(None, ContentFile(content, "misleidend.pdf"), TABLES)


def stretches(content: bytes, most: int = 1000) -> list[Stretch]:
    file = taken(content)
    with services.at_hand(file) as path:
        return list(tables_in(file.kind, path, most))


@pytest.mark.parametrize("what", READ)
def test_every_kind_of_table_is_read(cast: Cast, what: str) -> None:
    make, kind, rows = READ[what]
    file = taken(make())
    assert file.kind == kind
    with services.at_hand(file) as path:
        found = list(tables_in(kind, path, 1000))
    assert [row for one in found for row in one.rows] == rows
    assert found[-1].told is not None
    assert (found[-1].told.total, found[-1].told.is_capped) == (len(rows), False)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_table_is_refused_with_its_reason(cast: Cast, what: str) -> None:
    make, reason = REFUSED[what]
    with pytest.raises(Invalid, match=reason):
        taken(make())
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("what", NOT_READ)
def test_a_table_that_cannot_be_read_says_why(cast: Cast, what: str) -> None:
    content, reason = NOT_READ[what]
    with pytest.raises(UnwantedFile, match=reason):
        stretches(content)


def test_a_table_beyond_the_room_is_given_as_far_as_it_goes_and_counted_whole(cast: Cast) -> None:
    found = stretches(b"a;b\n" * 5000, most=1200)
    assert sum(len(one.rows) for one in found) == 1200
    assert found[-1].told is not None
    assert (found[-1].told.total, found[-1].told.is_capped) == (5000, True)


def test_sheets_come_one_by_one_and_formulas_are_counted(cast: Cast) -> None:
    found = stretches(made.xlsx([["a"], [1], ["=1+1"]], Tweede=[["b"], [2]], Leeg=[]))
    told = [(one.sheet, one.name, one.rows, one.told.formulas if one.told else -1) for one in found]
    assert told == [(1, "Blad1", [["a"], ["1"]], 1), (2, "Tweede", [["b"], ["2"]], 0), (3, "Leeg", [], 0)]


def test_what_came_in_pieces_becomes_what_it_is_asked_for(cast: Cast) -> None:
    file = services.begin_file(cast["rosa"], "x.csv", 8)
    sent = [b"a;b\n1;2\n"]
    file = services.add_piece(cast["rosa"], file, 0, lambda _: sent.pop() if sent else b"")
    assert file.kind == "txt"
    assert services.take_as(file, TABLES).kind == "csv"
