"""A short text as a file to go on writing in: DOCX, ODT or plain text.

A text is a list of (heading, text); lines of a text are paragraphs, those that begin with '- ' items of a list.
Made by hand: three or four small parts in a zip, of which every word processor reads the whole.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

Told = Sequence[tuple[str, str]]
BULLET = "• "
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DAY = (2026, 1, 1, 0, 0, 0)  # the same text gives the same file


def txt(title: str, told: Told) -> bytes:
    """UTF-8 with the line ends of Windows, where plain text is opened most."""
    parts = [title, *(f"{heading}\n\n{text}" if heading else text for heading, text in told)]
    return "\r\n".join(_plain("\n\n\n".join(parts)).splitlines()).encode() + b"\r\n"


def docx(title: str, told: Told) -> bytes:
    """Headings have an outline level, so that a screen reader knows them."""
    body = [_docx_line(title, 0)]
    for heading, text in told:
        if heading:
            body.append(_docx_line(heading, 1))
        body += [_docx_line(line, None) for line in _lines(text)]
    space = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
    kinds = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            ("/word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    style = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/><w:lang w:val="nl-NL"/></w:rPr>'
    spacing = '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
    defaults = f"<w:rPrDefault>{style}</w:rPrDefault><w:pPrDefault>{spacing}</w:pPrDefault>"
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_safe(title)}</dc:title><dc:language>nl-NL</dc:language>'
        "</cp:coreProperties>"
    )
    return _packed({
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">{default}{kinds}</Types>',
        "_rels/.rels": _relations(
            ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(("officeDocument/2006/relationships/styles", "styles.xml")),
        "word/document.xml": f"{_XML}<w:document {space}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"{_XML}<w:styles {space}><w:docDefaults>{defaults}</w:docDefaults></w:styles>",
        "docProps/core.xml": core,
    })  # fmt: skip


def _docx_line(text: str, level: int | None) -> str:
    if level is None:
        return f'<w:p><w:r><w:t xml:space="preserve">{_safe(text)}</w:t></w:r></w:p>'
    place = f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level}"/></w:pPr>'
    size = 36 if level == 0 else 28
    return f'<w:p>{place}<w:r><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr><w:t>{_safe(text)}</w:t></w:r></w:p>'


def _relations(*told: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(told, 1)
    )
    return f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{rows}</Relationships>'


def odt(title: str, told: Told) -> bytes:
    """OpenDocument 1.3, in Dutch."""
    body = [f'<text:h text:outline-level="1">{_safe(title)}</text:h>']
    for heading, text in told:
        if heading:
            body.append(f'<text:h text:outline-level="2">{_safe(heading)}</text:h>')
        body += [f"<text:p>{_safe(line)}</text:p>" for line in _lines(text)]
    names = " ".join(f'xmlns:{name}="{_ODF}:{path}:1.0"' for name, path in _NAMES.items())
    head = f'office:version="1.3" {names} xmlns:dc="http://purl.org/dc/elements/1.1/"'
    language = '<style:text-properties fo:language="nl" fo:country="NL" fo:font-size="12pt"/>'
    space = '<style:paragraph-properties fo:margin-bottom="0.2cm"/>'
    mimetype = "application/vnd.oasis.opendocument.text"
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", mimetype), *((part, "text/xml") for part in ("content.xml", "styles.xml", "meta.xml")))
    )
    return _packed({
        "mimetype": mimetype,
        "content.xml": f"{_XML}<office:document-content {head}><office:body><office:text>{''.join(body)}</office:text>"
        "</office:body></office:document-content>",
        "styles.xml": f"{_XML}<office:document-styles {head}><office:styles>"
        f'<style:default-style style:family="paragraph">{space}{language}</style:default-style></office:styles>'
        "</office:document-styles>",
        "meta.xml": f"{_XML}<office:document-meta {head}><office:meta><dc:title>{_safe(title)}</dc:title>"
        "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>",
        "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" '
        f'manifest:version="1.3">{files}</manifest:manifest>',
    })  # fmt: skip


_NAMES = {"office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible", "meta": "meta"}
MAKERS = {"docx": docx, "odt": odt, "txt": txt}
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain; charset=utf-8",
}


def _lines(text: str) -> list[str]:
    """Paragraphs; empty lines only part them."""
    lines = [line.strip() for line in text.splitlines()]
    return [BULLET + line.removeprefix("- ") if line.startswith("- ") else line for line in lines if line]


def _plain(text: str) -> str:
    """Without characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def _safe(text: str) -> str:
    return escape(_plain(text), quote=False)


def _packed(parts: Mapping[str, str]) -> bytes:
    """The parts in this order; the kind of an ODT comes first and uncompressed, as it should."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, DAY), text, how)
    return packed.getvalue()
