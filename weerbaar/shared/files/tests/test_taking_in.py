"""What is taken in and what is refused, by content: each file as somebody would send it, with its reason in Dutch."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from tests.cast import Cast
from weerbaar.demo import papers
from weerbaar.foundation.kit.errors import Invalid
from weerbaar.shared.files import services
from weerbaar.shared.files.models import StoredFile
from weerbaar.shared.files.reading.parent import parts_in
from weerbaar.shared.files.tests import made

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WANTED = {
    "PDF": (lambda: made.pdf(["Noodstroom voor de wijk.", "Drie liter per dag."]), "pdf", [1, 2]),
    "PDF of Typst": (lambda: papers.pdf("Proef", made.PAGES), "pdf", [1, 2]),
    "PDF without text": (lambda: made.pdf([""]), "pdf", [1]),
    "DOCX": (made.docx, "docx", [0]),
    "ODT": (lambda: papers.odt("Proef", made.PAGES), "odt", [0]),
    "PPTX": (lambda: papers.pptx("Proef", made.PAGES), "pptx", [1, 2]),
    "HTML": (lambda: papers.html("Proef", made.PAGES), "html", [0]),
    "text": (lambda: "Noodstroom: één aggregaat. Drie liter per dag.".encode(), "txt", [0]),
    "text in Latin-1": (lambda: "Noodstroom: één aggregaat. Drie liter per dag.".encode("latin-1"), "txt", [0]),
    "text in pages": (lambda: papers.txt("Proef", made.PAGES), "txt", [1, 2]),
}
REFUSED = {
    "empty": (lambda: b"", "is leeg"),
    "PDF with a password": (made.locked_pdf, "wachtwoord"),
    "DOCX with a password": (made.locked_docx, "wachtwoord"),
    "DOCX with macros": (lambda: made.with_part(made.docx(), "word/vbaProject.bin"), "macro"),
    "ODT with macros": (lambda: made.with_part(papers.odt("x", made.PAGES), "Basic/script-lc.xml"), "macro"),
    "bomb": (made.bomb, "uitgepakt veel te groot"),
    "broken zip": (lambda: made.docx()[:-40], "beschadigd"),
    "damaged inside": (lambda: made.docx().replace(b"word/document.xml", b"word/documenz.xml", 1), "beschadigd"),
    "PDF that is cut off": (lambda: b"%PDF-1.7\nniets", "beschadigd"),
    "PDF and zip at once": (lambda: made.pdf(["a"]) + made.docx(), "twee soorten"),
    "PDF and HTML at once": (lambda: b"%PDF-1.4\n<html><script>1</script></html>" + made.pdf(["a"]), "twee soorten"),
    "text and PDF at once": (lambda: b"hallo\n" + made.pdf(["a"]), "twee soorten"),
    "drawing with a script": (lambda: SVG, "tekening (SVG) met een programma"),
    "drawing": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "tekening (SVG) en geen document"),
    "other package": (lambda: made.with_part(made.docx(), "x").replace(b"word/document", b"word/xocument"), "ZIP"),
    "spreadsheet": (made.xlsx, "Dit is een rekenblad. Kies een PDF"),
    "text in UTF-16": (lambda: "naam;aantal".encode("utf-16"), "UTF-16"),
    "program": (lambda: b"MZ\x90\x00" + bytes(100), "programma"),
    "moving picture": (lambda: b"GIF89a" + bytes(100), "nemen we niet aan"),
    "old Office": (lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "oude versie"),
}


def sent(content: bytes, name: str = "misleidend.exe") -> Any:
    return ContentFile(content, name)


@pytest.mark.parametrize("what", WANTED)
def test_what_is_wanted_is_known_by_its_content_and_can_be_read(cast: Cast, what: str) -> None:
    make, kind, pages = WANTED[what]
    file = services.take_file(None, sent(make()))
    assert (file.kind, file.state, len(file.digest)) == (kind, StoredFile.State.READY, 64)
    assert file.page_count == (len(pages) if kind == "pdf" else None)
    with services.at_hand(file) as path:
        parts = list(parts_in(file.kind, path))
    assert [part.page for part in parts] == pages
    text = " ".join(part.text for part in parts)
    assert ("Noodstroom" in text and "Drie liter per dag." in text) or what == "PDF without text"
    assert "één" in text or not what.startswith("text in Latin")


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_wanted_is_refused_with_its_reason_and_leaves_nothing(cast: Cast, what: str, settings: Any) -> None:
    make, reason = REFUSED[what]
    with pytest.raises(Invalid, match=reason.replace("(", r"\(").replace(")", r"\)")):
        services.take_file(None, sent(make(), "gewoon.pdf"))
    assert not StoredFile.objects.exists()


def test_ten_thousand_pages_are_refused_with_their_number_when_that_is_too_many(cast: Cast, settings: Any) -> None:
    settings.FILES_MOST_PAGES = 9_999
    with pytest.raises(Invalid, match=r"10\.000 bladzijden; we nemen er ten hoogste 9\.999 aan"):
        services.take_file(None, sent(made.pdf(["a"] * 10_000)))


def test_reading_that_takes_too_long_ends(cast: Cast, settings: Any) -> None:
    settings.FILES_READ_SECONDS = 0
    file = services.take_file(None, sent(made.docx()))
    with services.at_hand(file) as path, pytest.raises(ValueError, match="duurt te lang"):
        list(parts_in(file.kind, path))


# --- the scanner ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("content", "reason"), [(b"Gewone tekst. " * 9000, ""), (b"Een virus.", "iets gevaarlijks")])
def test_the_scanner_is_asked(cast: Cast, clamd: str, settings: Any, content: bytes, reason: str) -> None:
    settings.FILE_SCANNER = clamd
    if not reason:
        assert services.take_file(None, sent(content)).scanned_at is not None
        return
    with pytest.raises(Invalid, match=reason):
        services.take_file(None, sent(content))
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:/bestaat/niet", "onzin"])
def test_without_an_answer_of_the_scanner_nothing_comes_in(cast: Cast, settings: Any, address: str) -> None:
    settings.FILE_SCANNER = address
    with pytest.raises(Invalid, match="geeft nu geen antwoord"):
        services.take_file(None, sent(b"Gewone tekst."))
