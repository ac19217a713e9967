"""What a file is follows from its content."""

import io
import zipfile

import pytest

from weerbaar.foundation.kit.uploads import MOST_BYTES, UnwantedFile, document_kind, tidy_name

ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
DOCX = {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}


def packed(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"), [(b"%PDF-1.7 tekst", "pdf"), (packed(ODT), "odt"), (packed(DOCX), "docx")]
)
def test_wanted(content, kind):
    file = io.BytesIO(content)
    assert document_kind(file, len(content)) == kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "size", "message"),
    [
        (b"", 0, "leeg"),
        (b"%PDF-", MOST_BYTES + 1, "10 megabyte"),
        (b"<html>%PDF-", 11, "geen PDF"),
        (b"MZ\x90\x00", 4, "geen PDF"),
        (b"PK\x03\x04kapot", 9, "geen PDF"),
        (packed({"a.txt": "x"}), 100, "geen PDF"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), 100, "geen PDF"),
        (packed(DOCX | {"word/vbaProject.bin": "x"}), 100, "macro"),
        (packed(ODT | {"Basic/Standard/Module1.xml": "x"}), 100, "macro"),
    ],
)
def test_unwanted(content, size, message):
    with pytest.raises(UnwantedFile, match=message):
        document_kind(io.BytesIO(content), size)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("Afspraak Één (def).PDF", "afspraak-een-def.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\x.exe", "x.pdf"),
        ("\u202egnp.fdp", "gnp.pdf"),
        ("....", "document.pdf"),
        ("x" * 300, "x" * 60 + ".pdf"),
    ],
)
def test_name_is_made_harmless(name, tidy):
    assert tidy_name(name, "pdf") == tidy
