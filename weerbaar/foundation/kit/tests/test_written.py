"""A text as a file: what was written is what a reader of such files finds."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerbaar.foundation.kit import written

TOLD = [("De brief", "Beste buren <b>& anderen</b>,\n\n- water\n- licht\x0b"), ("", "Tot dan.")]


def words_in(kind: str, content: bytes) -> str:
    if kind == "txt":
        return content.decode()
    part = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        return "\n".join(ElementTree.fromstring(archive.read(part)).itertext())


@pytest.mark.parametrize("kind", written.MAKERS)
def test_all_that_was_written_is_in_it(kind: str) -> None:
    words = words_in(kind, written.MAKERS[kind]("Brief", TOLD))
    for text in ("Brief", "De brief", "Beste buren <b>& anderen</b>,", "water", "Tot dan."):
        assert text in words
    assert "\x0b" not in words


def test_an_odt_says_first_what_it_is() -> None:
    content = written.odt("Brief", TOLD)
    assert content[30:38] == b"mimetype"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        listed = archive.read("META-INF/manifest.xml").decode()
        assert all(name in listed for name in archive.namelist() if name not in ("mimetype", "META-INF/manifest.xml"))


@given(st.text(), st.text())
def test_whatever_was_typed_the_file_can_be_read(title: str, text: str) -> None:
    for kind, make in written.MAKERS.items():
        words_in(kind, make(title, [(title, text)]))
