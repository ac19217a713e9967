"""Documents made on the spot, in every kind that the library takes, from a small text.

A text is a list of pages; a page is a list of lines, of which one that begins with '# ' is a heading.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from weerbaar.foundation.kit import pdf as sheets

Pages = Sequence[Sequence[str]]
TEMPLATE = Path(__file__).parent / "typst" / "document.typ"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_KINDS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def pdf(title: str, pages: Pages) -> bytes:
    """A tagged PDF of A5 pages."""
    told = [[{"heading": is_heading, "text": text} for text, is_heading in _lines(page)] for page in pages]
    return sheets.make(TEMPLATE, {"title": title, "pages": told})


def docx(title: str, pages: Pages) -> bytes:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    body = "".join(
        f"<w:p>{style if is_heading else ''}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for page in pages
        for text, is_heading in _lines(page)
    )
    main = f'{_XML}<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return _packed({**_office("docx"), "word/document.xml": main})


def pptx(title: str, pages: Pages) -> bytes:
    """Each page is a slide."""
    names = f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main"'
    slides = {
        f"ppt/slides/slide{number}.xml": f"{_XML}<p:sld {names}><p:cSld><p:spTree><p:sp><p:txBody>"
        + "".join(f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text, _ in _lines(page))
        + "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        for number, page in enumerate(pages, 1)
    }
    return _packed({**_office("pptx"), "ppt/presentation.xml": f"{_XML}<p:presentation {names}/>", **slides})


def odt(title: str, pages: Pages) -> bytes:
    tags = {True: ('<text:h text:outline-level="1">', "</text:h>"), False: ("<text:p>", "</text:p>")}
    body = "".join(
        f"{tags[is_heading][0]}{escape(text)}{tags[is_heading][1]}"
        for page in pages
        for text, is_heading in _lines(page)
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    main = (
        f'{_XML}<office:document-content xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": main})


def html(title: str, pages: Pages) -> bytes:
    body = "\n".join(
        f"<h2>{escape(text)}</h2>" if is_heading else f"<p>{escape(text)}</p>"
        for page in pages
        for text, is_heading in _lines(page)
    )
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="nl"><head>{head}</head><body>\n{body}\n</body></html>\n'.encode()


def txt(title: str, pages: Pages) -> bytes:
    """Pages are parted by a form feed when there are more."""
    return "\f".join("\n\n".join(text for text, _ in _lines(page)) for page in pages).encode()


MAKERS = {"pdf": pdf, "docx": docx, "pptx": pptx, "odt": odt, "html": html, "txt": txt}


def _lines(page: Iterable[str]) -> list[tuple[str, bool]]:
    return [(line.removeprefix("# "), line.startswith("# ")) for line in page if line.strip()]


def _office(kind: str) -> dict[str, str]:
    part, name = _KINDS[kind]
    override = (
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{name}.main+xml"/>'
    )
    kinds = f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">{override}</Types>'
    relation = (
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="{part}"/>'
    )
    relations = f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{relation}</Relationships>'
    return {"[Content_Types].xml": kinds, "_rels/.rels": relations}


def _packed(parts: Mapping[str, str]) -> bytes:
    """The parts in this order; the kind of an ODT comes first and uncompressed, as it should."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, how)
    return packed.getvalue()
