"""What the child process says of a file: text in parts (pages and slides as they are, running text cut where a heading
or a paragraph begins), rows of tables in stretches."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

FULL = 1800  # letters after which running text is cut at the next paragraph
ROOM_BEFORE_HEADING = 400  # a heading begins a new part when so much stands before it
LONGEST = 60_000  # letters of one part that are kept
_SOFT_HYPHENS = re.compile("(?<=\\w)(?:\ufffe|\u00ad|-)[ \\t]*\r?\n[ \\t]*(?=[a-zà-ÿ])|\u00ad")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\u200b\u2060\ufeff]")
_ENDING = re.compile(r"[ \t\xa0]+")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Part:
    """`page` is the number of the page or slide, 0 for text without pages; `of` how many there are (0: unknown)."""

    page: int
    heading: str
    text: str
    of: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """How a sheet ended: how many rows it has, and how many cells hold something else than a value."""

    total: int
    formulas: int = 0
    merged: int = 0
    faults: int = 0
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of one sheet (from 1), in order; the last stretch of a sheet tells how it ended."""

    sheet: int
    name: str
    rows: list[list[str]] = field(default_factory=list)
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_heading: bool = False


def tidy(text: str) -> str:
    """Words that were broken at the end of a line whole again, without signs that nobody sees, single white space."""
    text = _SOFT_HYPHENS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_ENDING.sub(" ", line).strip() for line in _UNSEEN.sub("", text).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()[:LONGEST]


def in_parts(paragraphs: Iterable[Paragraph]) -> Iterator[Part]:
    """Running text as parts of about a page, each with the heading it stands under."""
    heading, lines, size = "", list[str](), 0
    for one in paragraphs:
        text = tidy(one.text)
        if not text:
            continue
        if lines and (size > FULL or (one.is_heading and size > ROOM_BEFORE_HEADING)):
            yield Part(0, heading, "\n".join(lines)[:LONGEST])
            lines, size = [], 0
        if one.is_heading and (not lines or not heading):
            heading = text[:200]
        lines.append(text)
        size += len(text)
    if lines:
        yield Part(0, heading, "\n".join(lines)[:LONGEST])
