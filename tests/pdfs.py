"""Looking into a PDF: its words, and whether it is made for everybody."""

from collections import Counter
from io import BytesIO
from typing import Any

import pypdf
from pdfua import validate
from pypdf.generic import DictionaryObject, IndirectObject


def text_of(content: bytes) -> str:
    """All that can be read in it, in one line."""
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def tags_of(content: bytes) -> Counter[str]:
    """How often each tag occurs."""
    return Counter(str(element["/S"]) for element in _elements(content))


def assert_accessible(content: bytes, title: str) -> None:
    """Marked as PDF/UA-1, tagged, Dutch, with its title on the window, alt texts and heads of tables."""
    root: Any = pypdf.PdfReader(BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().replace(b"\n", b"")
    assert pypdf.PdfReader(BytesIO(content)).metadata["/Title"] == title  # type: ignore[index]
    elements = list(_elements(content))
    assert all(element.get("/Alt") for element in elements if element["/S"] == "/Figure")
    tags = Counter(str(element["/S"]) for element in elements)
    assert tags["/H1"]
    assert tags["/THead"] == tags["/Table"] and tags["/TH"] >= tags["/Table"]  # noqa: PT018
    report = validate(BytesIO(content))  # type: ignore[arg-type]
    assert not [finding for finding in report.findings if finding.severity.name == "ERROR"], report.findings


def _elements(content: bytes) -> Any:
    waiting: list[Any] = [pypdf.PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, DictionaryObject):
            if "/S" in one:
                yield one
            waiting += [one["/K"]] if "/K" in one else []
