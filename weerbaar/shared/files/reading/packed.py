"""Text of DOCX, ODT and PPTX: plain XML in a zip, read piece by piece by expat, without document types."""

import re
import xml.parsers.expat
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from weerbaar.shared.files.reading.parts import Paragraph, Part, in_parts, tidy

PIECE = 64 * 1024
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_HEADING = re.compile(r"(?:heading|kop|title|titel)", re.IGNORECASE)


def docx(path: str) -> Iterator[Part]:
    yield from in_parts(_paragraphs(path, "word/document.xml", _Word()))


def odt(path: str) -> Iterator[Part]:
    yield from in_parts(_paragraphs(path, "content.xml", _Open()))


def pptx(path: str) -> Iterator[Part]:
    """One part for each slide, in the order of their numbers."""
    with zipfile.ZipFile(path) as packed:
        slides = sorted((int(found[1]), name) for name in packed.namelist() if (found := _SLIDE.fullmatch(name)))
    for place, (_, name) in enumerate(slides, 1):
        lines = [tidy(one.text) for one in _paragraphs(path, name, _Word())]
        lines = [line for line in lines if line]
        yield Part(place, lines[0][:200] if lines else "", "\n".join(lines), len(slides))


class _Reader:
    """Gathers paragraphs: what stands between the beginning and the end of one."""

    PARAGRAPHS: frozenset[str] = frozenset()
    BREAKS: dict[str, str] = {}

    def __init__(self) -> None:
        self.done: list[Paragraph] = []
        self._text: list[str] = []
        self._is_heading = False
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self.PARAGRAPHS:
            if not self._depth:
                self._text, self._is_heading = [], self.heads(name, attributes)
            self._depth += 1
        elif name in self.BREAKS:
            self._text.append(self.BREAKS[name])
        else:
            self.inside(name, attributes)

    def end(self, name: str) -> None:
        if name in self.PARAGRAPHS and self._depth:
            self._depth -= 1
            if not self._depth:
                self.done.append(Paragraph("".join(self._text), self._is_heading))

    def text(self, text: str) -> None:
        if self._depth and self.takes():
            self._text.append(text)

    def heads(self, name: str, attributes: dict[str, str]) -> bool:
        return False

    def inside(self, name: str, attributes: dict[str, str]) -> None:
        return None

    def takes(self) -> bool:
        return True


class _Word(_Reader):
    """WordprocessingML and DrawingML: text stands in `t` within `p`, a heading has a style of that name."""

    PARAGRAPHS = frozenset({"p"})
    BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self) -> None:
        super().__init__()
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._in_text = name == "t"
        super().start(name, attributes)

    def end(self, name: str) -> None:
        self._in_text = False
        super().end(name)

    def inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "pStyle" and _HEADING.match(attributes.get("val", "")):
            self._is_heading = True

    def takes(self) -> bool:
        return self._in_text


class _Open(_Reader):
    PARAGRAPHS = frozenset({"p", "h"})
    BREAKS = {"tab": " ", "line-break": "\n", "s": " "}

    def heads(self, name: str, attributes: dict[str, str]) -> bool:
        return name == "h"


def _paragraphs(path: str, name: str, reader: _Reader) -> Iterator[Paragraph]:
    """The paragraphs of one XML part, as they are read."""
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = lambda tag, attributes: reader.start(_bare(tag), _plain(attributes))
    parser.EndElementHandler = lambda tag: reader.end(_bare(tag))
    parser.CharacterDataHandler = reader.text
    feed: Callable[[bytes, bool], Any] = parser.Parse
    with zipfile.ZipFile(path) as packed, packed.open(name) as part:
        while piece := part.read(PIECE):
            feed(piece, False)
            yield from reader.done
            reader.done = []
    feed(b"", True)
    yield from reader.done


def _bare(tag: str) -> str:
    return tag.rpartition(" ")[2]


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    return {_bare(name): value for name, value in attributes.items()}


def _no_doctype(*_: Any) -> None:
    raise ValueError("a document type does not belong here")
