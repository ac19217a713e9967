"""Text of HTML and of plain text, in UTF-8 or else as Windows wrote it (Latin-1)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from weerbaar.shared.files.reading.parts import Paragraph, Part, in_parts, tidy

_SAID = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n\s*\n")


def decoded(data: bytes) -> str:
    """UTF-8 when it is, else Windows-1252, of which Latin-1 is a part."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def txt(path: str) -> Iterator[Part]:
    """Pages where form feeds part them, else parts of running text."""
    text = decoded(Path(path).read_bytes())
    if "\f" in text.strip("\f\n "):
        pages = text.strip("\f").split("\f")
        for number, page in enumerate(pages, 1):
            yield Part(number, "", tidy(page), len(pages))
        return
    yield from in_parts(Paragraph(piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs as empty lines part them; one that is very long, line by line."""
    for piece in _EMPTY_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        if len(piece) < 3000:
            yield piece
        else:
            yield from piece.split("\n")


def html(path: str) -> Iterator[Part]:
    data = Path(path).read_bytes()
    said = _SAID.search(data[:2048])
    is_old = said is not None and said[1].lower().startswith((b"iso-8859", b"windows-125", b"latin"))
    reader = _Html()
    reader.feed(data.decode("cp1252", "replace") if is_old else decoded(data))
    reader.close()
    reader.finish()
    yield from in_parts(reader.done)


class _Html(HTMLParser):
    """What is read in a page: blocks as paragraphs, without scripts, styles and what stands in the head."""

    SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "nav"})
    BLOCKS = frozenset(
        "p div section article main header footer li ul ol table tr td th dl dt dd blockquote pre figure figcaption br"
        " h1 h2 h3 h4 h5 h6 body aside form fieldset".split()
    )
    HEADINGS = frozenset({"h1", "h2", "h3", "h4"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Paragraph] = []
        self._text: list[str] = []
        self._skipping = 0
        self._is_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SKIPPED:
            self._skipping += 1
        elif tag in self.BLOCKS:
            self.finish()
            self._is_heading = tag in self.HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in self.BLOCKS:
            self.finish()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(" ".join(data.split()) if data.strip() else " ")
            if data[-1:].isspace():
                self._text.append(" ")

    def finish(self) -> None:
        """What was gathered is a paragraph."""
        text = "".join(self._text).strip()
        if text:
            self.done.append(Paragraph(text, self._is_heading))
        self._text, self._is_heading = [], False
